package vn.tiendo06.peer;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import vn.tiendo06.progress.ContributionView;
import vn.tiendo06.progress.Evidence;

@Entity
@Immutable
@Table(name = "submission_contribution")
class Contribution {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "unit_code")
    private Unit unit;

    private String narrative;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Evidence> evidence;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "written_at"))
    @AttributeOverride(name = "subject", column = @Column(name = "written_by"))
    @AttributeOverride(name = "name", column = @Column(name = "written_by_name"))
    private Stamp written;

    ContributionView view() {
        return new ContributionView(unit.ref(), narrative, evidence, Stamp.view(written));
    }
}

package vn.tiendo06.progress;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;

/** What another unit of the row adds to a report. Never changed: another takes its place, so that the report's version moves. */
@Entity
@Immutable
@Table(name = "submission_contribution")
class Contribution {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "unit_code")
    private String unitCode;

    private String narrative;

    @Column(updatable = false)
    @JdbcTypeCode(SqlTypes.JSON)
    private List<Evidence> evidence;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "written_at"))
    @AttributeOverride(name = "issuer", column = @Column(name = "written_by_issuer"))
    @AttributeOverride(name = "subject", column = @Column(name = "written_by"))
    @AttributeOverride(name = "name", column = @Column(name = "written_by_name"))
    private Stamp written;

    protected Contribution() {}

    Contribution(String unitCode, ContributionDraft draft, Stamp by) {
        this.unitCode = unitCode;
        this.narrative = draft.narrative();
        this.evidence = draft.evidence();
        this.written = by;
    }

    /** The same for a correction. */
    Contribution copy() {
        return new Contribution(unitCode, content(), written);
    }

    ContributionDraft content() {
        return new ContributionDraft(narrative, evidence);
    }

    String unitCode() {
        return unitCode;
    }
}

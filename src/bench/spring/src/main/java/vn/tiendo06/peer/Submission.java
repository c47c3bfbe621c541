package vn.tiendo06.peer;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import vn.tiendo06.plan.SubjectKind;
import vn.tiendo06.progress.Assessment;
import vn.tiendo06.progress.Evidence;
import vn.tiendo06.progress.Figures;
import vn.tiendo06.progress.SubmissionState;
import vn.tiendo06.progress.SubmissionView;
import vn.tiendo06.progress.TaskState;

@Entity
@Immutable
class Submission {

    @Id
    private UUID id;

    private String planCode;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "locality_code")
    private Locality locality;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "subject_id")
    private Subject subject;

    @Enumerated(EnumType.STRING)
    private SubjectKind subjectKind;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "unit_code")
    private Unit unit;

    private String periodCode;
    private int revision;

    @Enumerated(EnumType.STRING)
    private SubmissionState state;

    private BigDecimal value;
    private BigDecimal numerator;
    private BigDecimal denominator;

    @Enumerated(EnumType.STRING)
    private Assessment assessment;

    private BigDecimal progressPercent;

    @Enumerated(EnumType.STRING)
    private TaskState taskState;

    private Boolean deliverableReached;
    private String narrative;
    private String difficulties;
    private String proposals;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Evidence> evidence;

    @OneToMany
    @JoinColumn(name = "submission_id")
    @OrderBy("uploaded.at, id")
    private Set<Attachment> attachments = new LinkedHashSet<>();

    @OneToMany
    @JoinColumn(name = "submission_id")
    @OrderBy("unit.code")
    private Set<Contribution> contributions = new LinkedHashSet<>();

    private String returnReason;
    private String contentHash;
    private UUID supersedesId;
    private UUID carriedFromId;
    private boolean reopened;
    private boolean confirmationRequired;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "created_at"))
    @AttributeOverride(name = "subject", column = @Column(name = "created_by"))
    @AttributeOverride(name = "name", column = @Column(name = "created_by_name"))
    private Stamp created;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "submitted_at"))
    @AttributeOverride(name = "subject", column = @Column(name = "submitted_by"))
    @AttributeOverride(name = "name", column = @Column(name = "submitted_by_name"))
    private Stamp submitted;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "confirmed_at"))
    @AttributeOverride(name = "subject", column = @Column(name = "confirmed_by"))
    @AttributeOverride(name = "name", column = @Column(name = "confirmed_by_name"))
    private Stamp confirmed;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "reviewed_at"))
    @AttributeOverride(name = "subject", column = @Column(name = "reviewed_by"))
    @AttributeOverride(name = "name", column = @Column(name = "reviewed_by_name"))
    private Stamp reviewed;

    private Instant updatedAt;
    private int version;

    UUID id() {
        return id;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** For one who may do nothing with it. */
    SubmissionView view() {
        return new SubmissionView(
                id,
                planCode,
                locality.code(),
                subject.id(),
                subjectKind,
                subject.code(),
                unit.ref(),
                periodCode,
                revision,
                state,
                new Figures(value, numerator, denominator, assessment, progressPercent, taskState, deliverableReached),
                narrative,
                difficulties,
                proposals,
                evidence,
                attachments.stream().map(Attachment::view).toList(),
                contributions.stream().map(Contribution::view).toList(),
                returnReason,
                contentHash,
                supersedesId,
                carriedFromId,
                reopened,
                confirmationRequired,
                Stamp.view(created),
                Stamp.view(submitted),
                Stamp.view(confirmed),
                Stamp.view(reviewed),
                updatedAt,
                List.of(),
                null,
                version);
    }
}

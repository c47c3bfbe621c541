package vn.tiendo06.progress;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.UuidGenerator;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.plan.SubjectFacts;

/** What a unit reports on a target or task for a period. Only {@link #move} changes its state. */
@Entity
class Submission extends StampedReport {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    private UUID id;

    @Column(name = "plan_code")
    private String planCode;

    @Column(name = "locality_code")
    private String localityCode;

    @Column(name = "subject_id")
    private String subjectId;

    @Column(name = "subject_kind")
    private String subjectKind;

    @Column(name = "unit_code")
    private String unitCode;

    @Column(name = "period_code")
    private String periodCode;

    private int revision;

    @Enumerated(EnumType.STRING)
    private SubmissionState state;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "submission_id", nullable = false, updatable = false)
    @OrderBy("id")
    private List<Attachment> attachments = new ArrayList<>();

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true)
    @JoinColumn(name = "submission_id", nullable = false, updatable = false)
    @OrderBy("unitCode")
    private List<Contribution> contributions = new ArrayList<>();

    @Column(name = "return_reason")
    private String returnReason;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "supersedes_id")
    private UUID supersedesId;

    private boolean reopened;

    @Column(name = "carried_from_id")
    private UUID carriedFromId;

    @Column(name = "confirmation_required")
    private boolean confirmationRequired;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    protected Submission() {}

    Submission(SubjectFacts subject, String unitCode, String periodCode, ReportContent content, Stamp by) {
        this.planCode = subject.planCode();
        this.localityCode = subject.localityCode();
        this.subjectId = subject.id();
        this.subjectKind = subject.kind().name();
        this.unitCode = unitCode;
        this.periodCode = periodCode;
        this.state = SubmissionState.DRAFT;
        this.created = by;
        this.updatedAt = by.at();
        write(content);
    }

    /** Gives a new one the id with which it is stored among many. */
    void identify(UUID newId) {
        id = newId;
    }

    /** A correction of this approved submission: a draft that starts from the same content. */
    Submission correction(Stamp by) {
        Submission next = new Submission();
        next.planCode = planCode;
        next.localityCode = localityCode;
        next.subjectId = subjectId;
        next.subjectKind = subjectKind;
        next.unitCode = unitCode;
        next.periodCode = periodCode;
        next.state = SubmissionState.DRAFT;
        next.created = by;
        next.supersedesId = id;
        next.updatedAt = by.at();
        next.write(content());
        attachments.forEach(attachment -> next.attachments.add(attachment.copy()));
        contributions.forEach(contribution -> next.contributions.add(contribution.copy()));
        return next;
    }

    /** A correction that an administrator asks for: it may be completed in spite of the period's lock. */
    Submission reopening(Stamp by) {
        Submission next = correction(by);
        next.reopened = true;
        return next;
    }

    /** Takes the number after the last revision; withdrawn ones keep theirs. */
    void numberedAfter(int lastRevision) {
        revision = lastRevision + 1;
    }

    /** Replaces the content of an unfinished submission. */
    void edit(ReportContent content, Instant now) {
        move(SubmissionAction.EDIT, now);
        write(content);
    }

    /** Changes what hangs on an unfinished submission. */
    void editing(Instant now, Runnable change) {
        move(SubmissionAction.EDIT, now);
        change.run();
    }

    /** @param needsConfirmation whether the plan asks the unit's head to confirm it first */
    void submit(Stamp by, String hash, boolean needsConfirmation) {
        move(SubmissionAction.SUBMIT, by.at());
        submitted = by;
        confirmed = null;
        confirmationRequired = needsConfirmation;
        contentHash = hash;
    }

    /** Hands in what was not there before: drafted and submitted are one step. */
    void arrive(Stamp by, String hash, boolean needsConfirmation) {
        state = null;
        submit(by, hash, needsConfirmation);
    }

    void confirm(Stamp by, String hash) {
        requireReviewable(by);
        requireHash(hash);
        move(SubmissionAction.CONFIRM, by.at());
        confirmed = by;
    }

    /** Approves what was submitted: the hash binds the content. */
    void approve(Stamp by, String hash) {
        requireReviewable(by);
        requireHash(hash);
        move(SubmissionAction.APPROVE, by.at());
        reviewed = by;
        returnReason = null;
    }

    void giveBack(Stamp by, String reason) {
        requireReviewable(by);
        move(SubmissionAction.RETURN, by.at());
        reviewed = by;
        returnReason = reason;
    }

    void withdraw(Instant now) {
        move(SubmissionAction.WITHDRAW, now);
    }

    void supersede(Instant now) {
        move(SubmissionAction.SUPERSEDE, now);
    }

    private void requireReviewable(Stamp by) {
        if (by.isSameAccount(submitted)) {
            throw ProblemType.SELF_REVIEW.because("self-review");
        }
    }

    /** Refuses where the content is no longer what was submitted. */
    void requireHash(String hash) {
        if (!hash.equals(contentHash)) {
            throw ProblemType.CONFLICT.because("content-changed");
        }
    }

    /** The way that an action leads from here; 409 where there is none. */
    Workflow.Edge edge(SubmissionAction action) {
        return Workflow.edge(state, action)
                .orElseThrow(() -> ProblemType.TRANSITION_NOT_ALLOWED.because("transition", action, state));
    }

    private void move(SubmissionAction action, Instant now) {
        state = edge(action).to();
        updatedAt = now;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    List<Contribution> contributions() {
        return contributions;
    }

    UUID id() {
        return id;
    }

    String planCode() {
        return planCode;
    }

    boolean reopened() {
        return reopened;
    }

    boolean confirmationRequired() {
        return confirmationRequired;
    }

    void carriedFrom(UUID approvedId) {
        carriedFromId = approvedId;
    }

    String localityCode() {
        return localityCode;
    }

    String subjectId() {
        return subjectId;
    }

    String unitCode() {
        return unitCode;
    }

    String periodCode() {
        return periodCode;
    }

    String subjectKind() {
        return subjectKind;
    }

    String returnReason() {
        return returnReason;
    }

    String contentHash() {
        return contentHash;
    }

    UUID supersedesId() {
        return supersedesId;
    }

    UUID carriedFromId() {
        return carriedFromId;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    int revision() {
        return revision;
    }

    SubmissionState state() {
        return state;
    }

    int version() {
        return version;
    }
}

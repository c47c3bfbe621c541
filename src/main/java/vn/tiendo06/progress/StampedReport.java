package vn.tiendo06.progress;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.MappedSuperclass;

/** The columns of a submission that hold who did what to it last. */
@MappedSuperclass
abstract class StampedReport extends ReportedContent {

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "created_at"))
    @AttributeOverride(name = "issuer", column = @Column(name = "created_by_issuer"))
    @AttributeOverride(name = "subject", column = @Column(name = "created_by"))
    @AttributeOverride(name = "name", column = @Column(name = "created_by_name"))
    Stamp created;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "submitted_at"))
    @AttributeOverride(name = "issuer", column = @Column(name = "submitted_by_issuer"))
    @AttributeOverride(name = "subject", column = @Column(name = "submitted_by"))
    @AttributeOverride(name = "name", column = @Column(name = "submitted_by_name"))
    Stamp submitted;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "confirmed_at"))
    @AttributeOverride(name = "issuer", column = @Column(name = "confirmed_by_issuer"))
    @AttributeOverride(name = "subject", column = @Column(name = "confirmed_by"))
    @AttributeOverride(name = "name", column = @Column(name = "confirmed_by_name"))
    Stamp confirmed;

    @Embedded
    @AttributeOverride(name = "at", column = @Column(name = "reviewed_at"))
    @AttributeOverride(name = "issuer", column = @Column(name = "reviewed_by_issuer"))
    @AttributeOverride(name = "subject", column = @Column(name = "reviewed_by"))
    @AttributeOverride(name = "name", column = @Column(name = "reviewed_by_name"))
    Stamp reviewed;
}

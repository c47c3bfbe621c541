package vn.tiendo06.plan;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;

/** A plan (kế hoạch) of a locality. */
@Entity
class Plan {

    @Id
    private String code;

    private String programme;
    private String title;
    private String number;

    @Column(name = "issued_on")
    private LocalDate issuedOn;

    @Column(name = "issued_text")
    private String issuedText;

    private String issuer;

    @Column(name = "locality_code")
    private String localityCode;

    @Column(name = "from_year")
    private int fromYear;

    @Column(name = "to_year")
    private int toYear;

    @Column(name = "confirmation_required")
    private boolean confirmationRequired;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Version
    private int version;

    protected Plan() {}

    Plan(PlanDocument document, String contentHash, Instant now) {
        this.code = document.code();
        this.localityCode = document.localityCode();
        this.createdAt = now;
        apply(document, contentHash, now);
    }

    final void apply(PlanDocument document, String newHash, Instant now) {
        programme = document.programme();
        title = document.title();
        number = document.number();
        issuedOn = document.issuedOn();
        issuedText = document.issuedText();
        issuer = document.issuer();
        fromYear = document.fromYear();
        toYear = document.toYear();
        contentHash = newHash;
        updatedAt = now;
    }

    /** Whether the heads of its units confirm reports before they are approved, from the next one submitted on. */
    void requireConfirmation(boolean required, Instant now) {
        confirmationRequired = required;
        updatedAt = now;
    }

    int version() {
        return version;
    }

    String localityCode() {
        return localityCode;
    }

    String contentHash() {
        return contentHash;
    }
}

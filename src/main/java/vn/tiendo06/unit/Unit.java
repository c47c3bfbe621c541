package vn.tiendo06.unit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/** A unit (đơn vị) that owes figures or helps with them. */
@Entity
class Unit {

    @Id
    private String code;

    private String name;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    @Column(name = "locality_code")
    private String localityCode;

    @Column(name = "parent_code")
    private String parentCode;

    @Column(name = "successor_code")
    private String successorCode;

    @Column(name = "agency_id")
    private String agencyId;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "administered_at")
    private Instant administeredAt;

    @Version
    private int version;

    protected Unit() {}

    Unit(UnitSpec spec) {
        this.code = spec.code();
        this.localityCode = spec.localityCode();
        apply(spec);
    }

    Unit(UnitDraft draft, Instant now) {
        this.code = draft.code();
        this.localityCode = draft.localityCode();
        this.validFrom = draft.validFrom();
        apply(draft.content(), now);
    }

    /** What an administrator says; the version moves though only wordings or members have changed. */
    final void apply(UnitContent content, Instant now) {
        this.name = content.name();
        this.kind = content.kind();
        this.parentCode = content.parentCode();
        this.agencyId = content.agencyId();
        this.administeredAt = now;
    }

    /** @param heir the successor that answers unless another is set, null where there is none */
    void end(LocalDate lastDay, String heir, Instant now) {
        validTo = lastDay;
        successorCode = heir;
        administeredAt = now;
    }

    boolean hasEndedBefore(LocalDate day) {
        return validTo != null && validTo.isBefore(day);
    }

    boolean existsOn(LocalDate day) {
        return (validFrom == null || !day.isBefore(validFrom)) && !hasEndedBefore(day);
    }

    String code() {
        return code;
    }

    UnitKind kind() {
        return kind;
    }

    String parentCode() {
        return parentCode;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    LocalDate validTo() {
        return validTo;
    }

    int version() {
        return version;
    }

    boolean isAdministered() {
        return administeredAt != null;
    }

    String localityCode() {
        return localityCode;
    }

    String name() {
        return name;
    }

    boolean says(UnitSpec spec) {
        return name.equals(spec.name()) && kind == spec.kind() && Objects.equals(parentCode, spec.parentCode());
    }

    final void apply(UnitSpec spec) {
        this.name = spec.name();
        this.kind = spec.kind();
        this.parentCode = spec.parentCode();
    }
}

package vn.tiendo06.unit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
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

    @Version
    private int version;

    protected Unit() {}

    Unit(UnitSpec spec) {
        this.code = spec.code();
        this.localityCode = spec.localityCode();
        apply(spec);
    }

    String code() {
        return code;
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

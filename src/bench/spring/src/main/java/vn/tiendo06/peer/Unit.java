package vn.tiendo06.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;
import vn.tiendo06.unit.UnitRef;

@Entity
@Immutable
class Unit {

    @Id
    private String code;

    private String name;
    private String localityCode;

    UnitRef ref() {
        return new UnitRef(code, name);
    }
}

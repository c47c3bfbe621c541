package vn.tiendo06.peer;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

@Entity
@Immutable
class Subject {

    @Id
    private String id;

    private String code;

    String id() {
        return id;
    }

    String code() {
        return code;
    }
}

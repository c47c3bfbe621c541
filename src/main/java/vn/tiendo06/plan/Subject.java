package vn.tiendo06.plan;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.Version;

/** A row of a plan that is reported on. */
@Entity
@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
@DiscriminatorColumn(name = "kind")
abstract class Subject {

    @Id
    private String id;

    @Column(name = "plan_code")
    private String planCode;

    private String section;
    private int ordinal;
    private String code;
    private String statement;
    private String source;

    @Column(name = "row_hash")
    private String rowHash;

    @Version
    private int version;

    protected Subject() {}

    Subject(SubjectKind kind, String planCode, String code) {
        this.id = kind.id(planCode, code);
        this.planCode = planCode;
        this.code = code;
        this.section = code.substring(0, code.indexOf('.'));
    }

    void place(int newOrdinal, String newStatement, String newSource, String newHash) {
        ordinal = newOrdinal;
        statement = newStatement;
        source = newSource;
        rowHash = newHash;
    }

    String id() {
        return id;
    }

    String planCode() {
        return planCode;
    }

    String rowHash() {
        return rowHash;
    }

    int version() {
        return version;
    }
}

package vn.tiendo06.exchange;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A column that an import reads: what a row is about, and what is reported on it. */
enum Field {
    SUBJECT_ID("subjectId", "/subjectId", Kind.IDENTITY),
    /** The version of the report that a template's row was filled from. */
    BASE("base", "/base", Kind.IDENTITY),
    /** The template that a row stands in, by which what it has written itself is known again. */
    TEMPLATE("template", "/template", Kind.IDENTITY),
    UNIT("unit", "/unit", Kind.IDENTITY),
    PERIOD("period", "/period", Kind.IDENTITY),
    VALUE("value", "/figures/value", Kind.NUMBER),
    NUMERATOR("numerator", "/figures/numerator", Kind.NUMBER),
    DENOMINATOR("denominator", "/figures/denominator", Kind.NUMBER),
    ASSESSMENT("assessment", "/figures/assessment", Kind.CHOICE),
    TASK_STATE("taskState", "/figures/taskState", Kind.CHOICE),
    PROGRESS_PERCENT("progressPercent", "/figures/progressPercent", Kind.NUMBER),
    DELIVERABLE_REACHED("deliverableReached", "/figures/deliverableReached", Kind.CHOICE),
    NARRATIVE("narrative", "/narrative", Kind.TEXT),
    DIFFICULTIES("difficulties", "/difficulties", Kind.TEXT),
    PROPOSALS("proposals", "/proposals", Kind.TEXT),
    EVIDENCE_NUMBER("evidenceNumber", "/evidence/0/number", Kind.TEXT),
    EVIDENCE_DATE("evidenceDate", "/evidence/0/date", Kind.DATE),
    EVIDENCE_ISSUER("evidenceIssuer", "/evidence/0/issuer", Kind.TEXT);

    /** How a cell is read. */
    enum Kind {
        IDENTITY,
        NUMBER,
        CHOICE,
        TEXT,
        DATE
    }

    /** What a template asks of a target, in the order of its columns. */
    static final List<Field> OF_TARGET = List.of(
            VALUE,
            NUMERATOR,
            DENOMINATOR,
            ASSESSMENT,
            NARRATIVE,
            DIFFICULTIES,
            PROPOSALS,
            EVIDENCE_NUMBER,
            EVIDENCE_DATE,
            EVIDENCE_ISSUER);

    /** What a template asks of a task, in the order of its columns. */
    static final List<Field> OF_TASK = List.of(
            TASK_STATE,
            PROGRESS_PERCENT,
            DELIVERABLE_REACHED,
            NARRATIVE,
            DIFFICULTIES,
            PROPOSALS,
            EVIDENCE_NUMBER,
            EVIDENCE_DATE,
            EVIDENCE_ISSUER);

    private final String key;
    private final String pointer;
    private final Kind kind;

    Field(String key, String pointer, Kind kind) {
        this.key = key;
        this.pointer = pointer;
        this.kind = kind;
    }

    /** Its name in a file, and among the words. */
    String key() {
        return key;
    }

    /** Where a report has it. */
    String pointer() {
        return pointer;
    }

    Kind kind() {
        return kind;
    }

    /** The field that a fault of a report speaks of; a table has room for one document. */
    static Optional<Field> ofPointer(String pointer) {
        String known = pointer.replaceFirst("^/evidence/\\d+", "/evidence/0");
        return Arrays.stream(values())
                .filter(field -> field.pointer.equals(known))
                .findFirst();
    }
}

package vn.tiendo06.plan;

/** What is reported on. */
public enum SubjectKind {
    TARGET("MT", SectionKind.TARGETS),
    TASK("NV", SectionKind.TASKS);

    private final String infix;
    private final SectionKind sections;

    SubjectKind(String infix, SectionKind sections) {
        this.infix = infix;
        this.sections = sections;
    }

    /** The id of a row: plan code, MT (mục tiêu) or NV (nhiệm vụ), row code: {@code da06-10816.MT.I.1}. */
    String id(String planCode, String code) {
        return planCode + "." + infix + "." + code;
    }

    SectionKind sections() {
        return sections;
    }
}

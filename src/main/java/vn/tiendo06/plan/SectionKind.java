package vn.tiendo06.plan;

/** Whether a section holds targets (Appendix I) or tasks (Appendix II). */
public enum SectionKind {
    TARGETS,
    TASKS
}

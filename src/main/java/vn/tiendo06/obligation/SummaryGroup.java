package vn.tiendo06.obligation;

/** By what obligations are counted. */
public enum SummaryGroup {
    UNIT("o.unit_code", "u.name"),
    SECTION("o.subject_kind || 'S ' || o.section", "o.section"),
    PERIOD("o.period_code", "o.period_code");

    private final String key;
    private final String label;

    SummaryGroup(String key, String label) {
        this.key = key;
        this.label = label;
    }

    String key() {
        return key;
    }

    String label() {
        return label;
    }
}

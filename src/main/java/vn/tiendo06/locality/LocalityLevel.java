package vn.tiendo06.locality;

/** Levels of administration since 1 July 2025 (Decision 19/2025/QĐ-TTg). */
public enum LocalityLevel {
    NATION(null, 0),
    PROVINCE(NATION, 2),
    COMMUNE(PROVINCE, 5);

    private final LocalityLevel parent;
    private final int digits;

    LocalityLevel(LocalityLevel parent, int digits) {
        this.parent = parent;
        this.digits = digits;
    }

    /** The level above, null for the nation. */
    public LocalityLevel parent() {
        return parent;
    }

    /** Whether a code has this level's number of digits; the nation's is VN. */
    boolean fits(String code) {
        return this == NATION ? code.equals("VN") : code.matches("\\d{" + digits + "}");
    }

    int digits() {
        return digits;
    }
}

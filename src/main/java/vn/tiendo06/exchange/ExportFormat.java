package vn.tiendo06.exchange;

/** What a list can be had as. */
public enum ExportFormat {
    XLSX(FileKind.XLSX),
    /** RFC 4180, UTF-8. */
    CSV(FileKind.CSV);

    private final FileKind kind;

    ExportFormat(FileKind kind) {
        this.kind = kind;
    }

    FileKind kind() {
        return kind;
    }
}

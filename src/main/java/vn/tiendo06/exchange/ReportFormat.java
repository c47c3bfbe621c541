package vn.tiendo06.exchange;

/** What a periodic report can be had as. */
public enum ReportFormat {
    XLSX(FileKind.XLSX),
    /** RFC 4180, UTF-8. */
    CSV(FileKind.CSV),
    DOCX(FileKind.DOCX),
    PDF(FileKind.PDF);

    private final FileKind kind;

    ReportFormat(FileKind kind) {
        this.kind = kind;
    }

    FileKind kind() {
        return kind;
    }
}

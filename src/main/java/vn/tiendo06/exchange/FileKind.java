package vn.tiendo06.exchange;

import java.util.Locale;

/** A kind of file that the application makes. */
enum FileKind {
    XLSX(FileKind.XLSX_TYPE),
    CSV(FileKind.CSV_TYPE + ";charset=UTF-8"),
    DOCX(FileKind.DOCX_TYPE),
    PDF(FileKind.PDF_TYPE);

    static final String XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV_TYPE = "text/csv";
    static final String DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    static final String PDF_TYPE = "application/pdf";

    private final String mediaType;

    FileKind(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    String named(String stem) {
        return stem + "." + name().toLowerCase(Locale.ROOT);
    }
}

package vn.tiendo06.exchange;

import java.util.Locale;

/** A kind of file that the application makes. */
enum FileKind {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    PDF("application/pdf");

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

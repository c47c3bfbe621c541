package vn.tiendo06.publication;

import java.util.Locale;

/** What a publication is about. */
public enum PublicationKind {
    /** All approved figures of a period. */
    FIGURES,
    /** The monthly bulletin on the simplification of administrative procedures. */
    ADMINISTRATIVE_PROCEDURES;

    /** Whether it tells of procedures beside figures. */
    boolean hasProcedures() {
        return this == ADMINISTRATIVE_PROCEDURES;
    }

    /** As codes and addresses have it. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

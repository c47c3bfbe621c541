package vn.tiendo06.kernel.web;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;

/** What the contract calls a Java type. */
final class JsonTypes {

    private JsonTypes() {}

    static String nameOf(Class<?> type) {
        if (type == LocalDate.class) {
            return "date (2026-12-31)";
        }
        if (type == Instant.class) {
            return "date-time (2026-12-31T10:00:00Z)";
        }
        if (type == UUID.class) {
            return "uuid";
        }
        if (type == Integer.class || type == Long.class || type == int.class) {
            return "integer";
        }
        if (type == BigDecimal.class) {
            return "number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "boolean";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "array";
        }
        return type == String.class ? "string" : "object";
    }
}

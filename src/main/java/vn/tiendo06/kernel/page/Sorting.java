package vn.tiendo06.kernel.page;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tiendo06.kernel.error.Fault;

/** The fields a list may be sorted by. Each is a non-null SQL expression, so that a page's end is a place in the order. */
public final class Sorting {

    /**
     * @param expression SQL that is never null
     * @param sqlType the type its text form is cast back to
     */
    record Field(String name, String expression, String sqlType) {

        // Independent of the session's time zone.
        String keyText() {
            return sqlType.equals("timestamptz")
                    ? "to_char(" + expression + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')"
                    : "cast(" + expression + " as text)";
        }
    }

    /** A field with its direction. */
    record Order(Field field, boolean descending) {
        String text() {
            return (descending ? "-" : "") + field.name();
        }
    }

    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final String defaultSort;
    private final String tieBreaker;

    /**
     * @param defaultSort name of the default field, with a leading - for descending
     * @param tieBreaker SQL expression of a unique text key
     */
    public Sorting(String defaultSort, String tieBreaker) {
        this.defaultSort = defaultSort;
        this.tieBreaker = tieBreaker;
    }

    /** Adds a field to the whitelist. */
    public Sorting by(String name, String expression, String sqlType) {
        fields.put(name, new Field(name, expression, sqlType));
        return this;
    }

    String tieBreaker() {
        return tieBreaker;
    }

    Order parse(String sort) {
        String asked = sort == null || sort.isBlank() ? defaultSort : sort;
        boolean descending = asked.startsWith("-");
        Field field = fields.get(descending ? asked.substring(1) : asked);
        if (field == null) {
            throw Fault.query("sort", "unknown-sort", asked, String.join(", ", fields.keySet()))
                    .asException();
        }
        return new Order(field, descending);
    }
}

package vn.tiendo06.kernel.page;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A filtered, sorted list read by one SQL statement a page, from the cursor's place on: no offsets, no counts. */
public final class ListQuery {

    // A filter that SQL does not know reads at most this many batches for one page.
    private static final int MAX_ROUNDS = 5;

    // Escaped once it is folded: a full-width % folds to the wildcard.
    private static final String CONTAINS_Q =
            "'%' || replace(replace(replace(fold(:q), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'";

    private final String columns;
    private final String from;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private String shownAt = "";
    private Ways ways;

    public ListQuery(String columns, String from) {
        this.columns = columns;
        this.from = from;
    }

    /** Adds a condition without parameters. */
    public ListQuery where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** Adds a condition with its one parameter; nothing when the value is null. */
    public ListQuery where(String condition, String parameter, Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Narrows to rows with one of some codes in a column; nothing when the codes are null. */
    public ListQuery whereOneOf(String column, String parameter, List<String> codes) {
        return where(
                column + " = any(:" + parameter + ")", parameter, codes == null ? null : codes.toArray(String[]::new));
    }

    /** Binds a parameter that a condition or the from clause uses. */
    public ListQuery with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** Reads as of a moment, in the parameter {@code recordedBy}; a cursor holds for the same moment only. */
    public ListQuery asOf(Moment moment) {
        shownAt = moment.past() ? "@" + moment.at() : "";
        return with("recordedBy", moment.recordedBy());
    }

    /** Reads a page by ways that together reach every row wanted, instead of looking at all rows in their order. */
    public ListQuery by(Ways ways) {
        this.ways = ways;
        return this;
    }

    /** Free text found in a folded column, with or without diacritics. */
    public ListQuery whereContains(String foldedColumn, String text) {
        if (text == null || text.isBlank()) {
            return this;
        }
        return where(foldedColumn + " like " + CONTAINS_Q, "q", text.strip());
    }

    /** Reads the page. */
    public <T> Page<T> page(EntityManager em, Sorting sorting, PageRequest request, Function<Row, T> mapper) {
        return page(em, sorting, request, mapper, UnaryOperator.identity());
    }

    /**
     * Reads the page and completes its rows by what SQL does not know.
     *
     * @param complete gets rows and gives as many, null for one that is not wanted. Where it drops many, a page may be
     *     shorter than asked for and still have a next one.
     */
    public <T> Page<T> page(
            EntityManager em,
            Sorting sorting,
            PageRequest request,
            Function<Row, T> mapper,
            UnaryOperator<List<T>> complete) {
        Sorting.Order order = sorting.parse(request.sort());
        int limit = request.limit();
        Cursor place = request.cursor() == null ? null : Cursor.decode(request.cursor(), order.text() + shownAt);
        List<T> items = new ArrayList<>();
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<Row> rows = batch(em, sorting, order, place, limit);
            List<Row> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
            List<T> completed = complete.apply(shown.stream().map(mapper).toList());
            for (int i = 0; i < shown.size(); i++) {
                if (completed.get(i) != null) {
                    items.add(completed.get(i));
                }
                place = new Cursor(
                        order.text() + shownAt,
                        shown.get(i).text("sort_key"),
                        shown.get(i).text("sort_tie"));
                if (items.size() == limit && i < rows.size() - 1) {
                    return new Page<>(items, place.encode());
                }
            }
            if (rows.size() <= limit) {
                return new Page<>(items, null);
            }
        }
        return new Page<>(items, place.encode());
    }

    private List<Row> batch(EntityManager em, Sorting sorting, Sorting.Order order, Cursor place, int limit) {
        Sorting.Field field = order.field();
        List<String> all = new ArrayList<>(conditions);
        Map<String, Object> bound = new LinkedHashMap<>(parameters);
        if (place != null) {
            checkKey(field, place.key());
            all.add("(%s, %s) %s (cast(:cursorKey as %s), :cursorTie)"
                    .formatted(
                            field.expression(), sorting.tieBreaker(), order.descending() ? "<" : ">", field.sqlType()));
            bound.put("cursorKey", place.key());
            bound.put("cursorTie", place.tie());
        }
        String direction = order.descending() ? " desc" : "";
        String last = " order by %s%s, %s%2$s limit %d"
                .formatted(field.expression(), direction, sorting.tieBreaker(), limit + 1);
        if (ways != null) {
            all = List.of(ways.found(all, field.expression(), sorting.tieBreaker(), direction, limit + 1));
        }
        String sql = "select " + columns
                + ", " + field.keyText() + " as sort_key, "
                + sorting.tieBreaker() + " as sort_tie"
                + " from " + from + whereClause(all) + last;
        return run(em, sql, bound);
    }

    /** Reads all rows: only for lists whose size a plan or a calendar bounds. */
    public <T> List<T> all(EntityManager em, String orderBy, Function<Row, T> mapper) {
        String sql = "select " + columns + " from " + from + whereClause(conditions)
                + (orderBy.isEmpty() ? "" : " order by " + orderBy);
        return run(em, sql, parameters).stream().map(mapper).toList();
    }

    /** Reads groups of rows: as {@link #all(EntityManager, String, Function)}, for columns that aggregate. */
    public <T> List<T> all(EntityManager em, String orderBy, String groupBy, Function<Row, T> mapper) {
        String sql = "select " + columns + " from " + from + whereClause(conditions) + " group by " + groupBy
                + " order by " + orderBy;
        return run(em, sql, parameters).stream().map(mapper).toList();
    }

    static String whereClause(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    @SuppressWarnings("unchecked")
    private static List<Row> run(EntityManager em, String sql, Map<String, Object> parameters) {
        Query query = Row.of(em.createNativeQuery(sql));
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    // A forged cursor must end as a 400, not as a failed cast in the database.
    private static void checkKey(Sorting.Field field, String key) {
        try {
            switch (field.sqlType()) {
                case "date" -> {
                    if (!key.equals("infinity")) {
                        LocalDate.parse(withPlainYear(key));
                    }
                }
                case "timestamptz" -> Instant.parse(withPlainYear(key));
                case "integer" -> Integer.parseInt(key);
                default -> {
                    // Any text is a place in an order of texts.
                }
            }
        } catch (DateTimeException | NumberFormatException e) {
            throw Cursor.badCursor();
        }
    }

    // Java reads years that the database does not.
    private static String withPlainYear(String key) {
        if (!key.matches("(?!0000)\\d{4}-.*")) {
            throw Cursor.badCursor();
        }
        return key;
    }
}

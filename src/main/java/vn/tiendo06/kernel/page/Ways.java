package vn.tiendo06.kernel.page;

import java.util.ArrayList;
import java.util.List;

/**
 * Ways to a table's rows, each by an index that has them in the list's order: of every way only a page is read, whatever
 * else the table holds. They do not decide what is shown; the query's conditions do.
 */
public final class Ways {

    private record Way(String keys, String condition) {}

    private final String table;
    private final String id;
    private final List<Way> all = new ArrayList<>();

    /**
     * @param table with its alias, the only one that the query's conditions and its order use
     * @param id its key
     */
    public Ways(String table, String id) {
        this.table = table;
        this.id = id;
    }

    /** All rows that fit a condition, in their order. */
    public Ways of(String condition) {
        all.add(new Way(null, condition));
        return this;
    }

    /** The rows of each key that a query gives, in their order. */
    public Ways ofEach(String column, String keys) {
        all.add(new Way(keys, column + " = each.key"));
        return this;
    }

    String found(List<String> conditions, String order, String tie, String direction, int limit) {
        String last = " order by place" + direction + ", tie" + direction + " limit " + limit;
        List<String> parts = new ArrayList<>();
        for (Way way : all) {
            List<String> both = new ArrayList<>(conditions);
            both.add(way.condition());
            String rows = "select %s as id, %s as place, %s as tie from %s%s order by %2$s%6$s, %3$s%6$s limit %7$d"
                    .formatted(id, order, tie, table, ListQuery.whereClause(both), direction, limit);
            parts.add(
                    way.keys() == null
                            ? "(" + rows + ")"
                            : "(select way.* from (%s) as each(key) cross join lateral (%s) way)"
                                    .formatted(way.keys(), rows));
        }
        return "%s = any(array(select found.id from (%s) found%s))".formatted(id, String.join(" union ", parts), last);
    }
}

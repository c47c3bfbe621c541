package vn.tiendo06.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.tiendo06.insight.Cascade;
import vn.tiendo06.insight.Rollup;
import vn.tiendo06.insight.RollupFigures.Whole;

/** The columns of an exported rollup and cascade. */
final class RollupColumns {

    static final List<Column<Rollup.Item>> ROLLUP = List.of(
            Column.of("localityCode", item -> item.locality().code()),
            Column.of("list.locality", item -> item.locality().name()),
            Column.of("list.rank", Rollup.Item::rank),
            Column.of("list.rankedBy", Rollup.Item::value),
            Column.of("list.owed", item -> item.figures().owed()),
            Column.of("list.reported", item -> item.figures().reported()),
            Column.of("list.sum", item -> item.figures().sum()),
            Column.of("list.mean", item -> item.figures().mean()),
            Column.of("list.median", item -> item.figures().median()),
            Column.of("list.minimum", item -> item.figures().minimum()),
            Column.of("list.maximum", item -> item.figures().maximum()),
            whole("list.whole", Whole::value),
            whole("numerator", Whole::numerator),
            whole("denominator", Whole::denominator),
            Column.of("list.robustZ", Rollup.Item::robustZ),
            Column.truth("list.outlier", Rollup.Item::outlier));

    static final List<Column<Cascade.Year>> CASCADE = List.of(
            Column.of("list.year", Cascade.Year::year),
            Column.of("list.own", year -> year.own() == null ? null : PlanColumns.text(year.own())),
            Column.enumerated("list.cascade", Cascade.Year::finding),
            Column.of("list.communes", Cascade.Year::communes),
            Column.of("list.stated", Cascade.Year::stated),
            Column.of("list.lower", Cascade.Year::lower),
            Column.of("list.minimum", Cascade.Year::minimum),
            Column.of("list.median", Cascade.Year::median),
            Column.of("list.maximum", Cascade.Year::maximum),
            Column.of("list.sum", Cascade.Year::sum));

    private RollupColumns() {}

    private static Column<Rollup.Item> whole(String key, Function<Whole, Object> part) {
        return Column.ofPart(key, item -> item.figures().whole(), part);
    }

    /** The locality itself, and those below it. */
    static List<Rollup.Item> rows(Rollup rollup) {
        List<Rollup.Item> rows = new ArrayList<>();
        rows.add(new Rollup.Item(rollup.locality(), rollup.total(), null, null, null, false));
        rows.addAll(rollup.items());
        return rows;
    }
}

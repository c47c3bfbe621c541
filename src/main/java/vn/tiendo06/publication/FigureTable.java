package vn.tiendo06.publication;

import java.util.Arrays;
import java.util.List;

/** The figures as a table that opens in a spreadsheet. */
final class FigureTable {

    private static final List<String> HEADER = List.of(
            "indicator",
            "target",
            "statement",
            "unit_of_measure",
            "direction",
            "value",
            "numerator",
            "denominator",
            "goal_year",
            "goal_comparator",
            "goal_value",
            "unit",
            "unit_name",
            "approved_at",
            "content_hash");

    private FigureTable() {}

    static byte[] of(PublishedContent content) {
        return PublishedTable.of(content, HEADER, content.figures(), FigureTable::row);
    }

    private static List<?> row(PublishedFigure figure) {
        PublishedFigure.Goal goal = figure.goal();
        return Arrays.asList(
                figure.indicator(),
                figure.target(),
                figure.statement(),
                figure.unitOfMeasure(),
                figure.direction(),
                figure.value(),
                figure.numerator(),
                figure.denominator(),
                goal == null ? null : goal.year(),
                goal == null ? null : goal.comparator(),
                goal == null ? null : goal.value(),
                figure.unit(),
                figure.unitName(),
                figure.approvedAt(),
                figure.contentHash());
    }
}

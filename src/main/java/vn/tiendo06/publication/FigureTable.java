package vn.tiendo06.publication;

import java.util.Arrays;
import java.util.List;
import vn.tiendo06.kernel.csv.CsvWriter;

/** The figures as a table that opens in a spreadsheet. */
final class FigureTable {

    private static final List<String> HEADER = List.of(
            "publication",
            "version",
            "plan",
            "locality",
            "locality_name",
            "period",
            "period_start",
            "period_end",
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
        return CsvWriter.table(
                HEADER, content.figures().stream().map(f -> row(content, f)).toList());
    }

    private static List<Object> row(PublishedContent content, PublishedFigure figure) {
        PublishedFigure.Goal goal = figure.goal();
        return Arrays.asList(
                content.code(),
                content.number(),
                content.plan().code(),
                content.locality().code(),
                content.locality().name(),
                content.period().code(),
                content.period().startsOn(),
                content.period().endsOn(),
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

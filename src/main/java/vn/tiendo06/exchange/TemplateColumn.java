package vn.tiendo06.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A column of a template's sheet.
 *
 * @param field what an import reads from it, null where it only shows something
 * @param shown what it shows, null where it is to be filled in
 * @param width in characters; 0 hides it
 */
record TemplateColumn(String heading, Field field, Function<ReportedRow, String> shown, int width) {

    private static final int TEXT_WIDTH = 34;
    private static final int SHORT_WIDTH = 13;

    static List<TemplateColumn> ofTargets(Template template, List<Integer> years, Words words) {
        List<TemplateColumn> columns = identity(words);
        columns.add(shows(words, "number", ReportedRow::number, 5));
        columns.add(shows(words, "target", ReportedRow::statement, 45));
        columns.add(shows(words, "unitOfMeasure", ReportedRow::unitOfMeasure, 9));
        years.forEach(year -> columns.add(
                new TemplateColumn(words.text("heading.year", year), null, row -> row.milestone(year), 11)));
        Field.OF_TARGET.forEach(field -> columns.add(asks(words, field)));
        columns.add(state(words));
        columns.addAll(origin(template, words));
        return columns;
    }

    static List<TemplateColumn> ofTasks(Template template, Words words) {
        List<TemplateColumn> columns = identity(words);
        columns.add(shows(words, "number", ReportedRow::number, 5));
        columns.add(shows(words, "task", ReportedRow::statement, 45));
        columns.add(shows(words, "leads", ReportedRow::units, 18));
        columns.add(shows(words, "coordinators", ReportedRow::coordinators, 18));
        columns.add(shows(words, "schedule", ReportedRow::schedule, 14));
        columns.add(shows(words, "deliverable", ReportedRow::deliverable, 24));
        Field.OF_TASK.forEach(field -> columns.add(asks(words, field)));
        columns.add(state(words));
        columns.addAll(origin(template, words));
        return columns;
    }

    private static List<TemplateColumn> identity(Words words) {
        List<TemplateColumn> columns = new ArrayList<>();
        columns.add(hidden(words, Field.SUBJECT_ID, ReportedRow::subjectId));
        columns.add(hidden(words, Field.BASE, ReportedRow::base));
        return columns;
    }

    // A sheet that is saved as CSV leaves the others behind, with what they say of all rows.
    private static List<TemplateColumn> origin(Template template, Words words) {
        return List.of(
                hidden(words, Field.UNIT, row -> template.unit().code()),
                hidden(words, Field.PERIOD, row -> template.period().code()),
                hidden(words, Field.TEMPLATE, row -> template.id().toString()));
    }

    private static TemplateColumn hidden(Words words, Field field, Function<ReportedRow, String> shown) {
        return new TemplateColumn(words.column(field.key()), field, shown, 0);
    }

    private static TemplateColumn shows(Words words, String key, Function<ReportedRow, String> shown, int width) {
        return new TemplateColumn(words.column(key), null, shown, width);
    }

    private static TemplateColumn asks(Words words, Field field) {
        boolean wide = field == Field.NARRATIVE || field == Field.DIFFICULTIES || field == Field.PROPOSALS;
        return new TemplateColumn(words.column(field.key()), field, null, wide ? TEXT_WIDTH : SHORT_WIDTH);
    }

    private static TemplateColumn state(Words words) {
        return shows(words, "state", row -> told(row, words), 20);
    }

    private static String told(ReportedRow row, Words words) {
        if (row.report() == null) {
            return words.text("template.open");
        }
        String reason = row.report().returnReason();
        return row.report().isOpen() && reason != null
                ? words.text("template.returned", reason)
                : words.value(row.report().state());
    }
}

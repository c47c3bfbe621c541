package vn.tiendo06.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The columns of an imported table, by its headings. */
record SheetHeader(Map<Field, Integer> columns) {

    /** The header that a row is, if it names the subject and anything to report. */
    static Optional<SheetHeader> of(SheetRow row) {
        Map<Field, Integer> columns = new EnumMap<>(Field.class);
        for (Map.Entry<Integer, CellValue> cell : row.cells().entrySet()) {
            if (cell.getValue() instanceof CellValue.Text heading) {
                ColumnNames.field(heading.text()).ifPresent(field -> columns.putIfAbsent(field, cell.getKey()));
            }
        }
        boolean reports = columns.keySet().stream().anyMatch(field -> field.kind() != Field.Kind.IDENTITY);
        return columns.containsKey(Field.SUBJECT_ID) && reports ? Optional.of(checked(row, columns)) : Optional.empty();
    }

    // A heading that nobody knows may be a slip, and what stands below it would be lost.
    private static SheetHeader checked(SheetRow row, Map<Field, Integer> columns) {
        for (Map.Entry<Integer, CellValue> cell : row.cells().entrySet()) {
            String heading = cell.getValue() instanceof CellValue.Text text ? text.text() : "";
            Optional<Field> field = ColumnNames.field(heading);
            String place = row.sheet() + "!" + CellName.of(cell.getKey(), row.number());
            if (field.isEmpty() && !ColumnNames.isShown(heading)) {
                throw UnreadableFile.content("unknown-heading", heading, place);
            }
            if (field.isPresent() && !columns.get(field.get()).equals(cell.getKey())) {
                throw UnreadableFile.content("duplicate-column", heading, place);
            }
        }
        return new SheetHeader(columns);
    }

    Integer column(Field field) {
        return columns.get(field);
    }
}

package vn.tiendo06.exchange;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a workbook says of itself that was made as a template. */
record TemplateIdentity(UUID id, String plan, String unit, String period) {

    /** Tells a row what it does not say itself. */
    void completes(Map<Field, Object> values) {
        values.putIfAbsent(Field.TEMPLATE, id.toString());
        values.putIfAbsent(Field.UNIT, unit);
        values.putIfAbsent(Field.PERIOD, period);
    }

    /** Reads the sheet that nobody sees, row by row. */
    static final class Reader {

        private final Map<String, String> entries = new HashMap<>();

        void accept(SheetRow row) {
            if (row.cells().get(0) instanceof CellValue.Text name
                    && row.cells().get(1) instanceof CellValue.Text value) {
                entries.put(name.text(), value.text());
            }
        }

        /** Null where the workbook is no template; refused where its layout is not today's. */
        TemplateIdentity identity() {
            if (entries.isEmpty()) {
                return null;
            }
            if (!Integer.toString(Template.FORMAT).equals(entries.get(Template.IDENTITY_MARK))) {
                throw UnreadableFile.content("template-format");
            }
            try {
                return new TemplateIdentity(
                        UUID.fromString(entries.getOrDefault("template", "")),
                        entries.get("plan"),
                        entries.get("unit"),
                        entries.get("period"));
            } catch (IllegalArgumentException e) {
                throw UnreadableFile.content("template-format");
            }
        }
    }
}

package vn.tiendo06.exchange;

import java.util.List;

/**
 * A table as an appendix of a plan has it.
 *
 * @param name short, for the tab of a workbook
 * @param title over the table
 * @param columns headings with their share of the width
 */
record PrintedTable(String name, String title, List<Heading> columns, List<Line> lines) {

    /** @param width share of the table's width */
    record Heading(String text, int width) {}

    /**
     * A section's line or a row.
     *
     * @param section whether it is a section's: its numeral and title
     * @param cells texts, numbers or null
     */
    record Line(boolean section, List<Object> cells) {}
}

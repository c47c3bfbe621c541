package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.util.List;

/**
 * A periodic report, whatever it is printed to.
 *
 * @param issuer who reports
 * @param title what it is
 * @param subtitles the plan, the period and when the figures were read
 */
record PrintedReport(String issuer, String title, List<String> subtitles, List<PrintedTable> tables) {

    /** Cells as they are printed: numbers in the language's notation. */
    static String printed(Object cell, Words words) {
        return switch (cell) {
            case null -> "";
            case BigDecimal number -> words.number(number);
            default -> cell.toString();
        };
    }
}

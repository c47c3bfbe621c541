package vn.tiendo06.kernel.csv;

import java.util.regex.Pattern;

/**
 * Keeps a text from being run as a formula by whoever opens a CSV file in a spreadsheet: an apostrophe before it. Reading
 * takes one away again, and texts that had one already get one more, so that nothing changes on the way out and back.
 */
public final class SafeText {

    private static final Pattern FORMULA = Pattern.compile("\\s*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|[\\t\\r\\n]");
    private static final Pattern QUOTED = Pattern.compile("'+(?:" + FORMULA.pattern() + ")");

    private SafeText() {}

    /** Whether a spreadsheet would take it for a formula. */
    public static boolean isFormula(String text) {
        return FORMULA.matcher(text).lookingAt();
    }

    /** For a file of plain text. */
    public static String quoted(String text) {
        return isFormula(text) ? "'" + text : kept(text);
    }

    /** For a cell that says itself that it is text. */
    public static String kept(String text) {
        return QUOTED.matcher(text).lookingAt() ? "'" + text : text;
    }

    /** As it was before {@link #quoted} or {@link #kept}. */
    public static String plain(String text) {
        return QUOTED.matcher(text).lookingAt() ? text.substring(1) : text;
    }
}

package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as text, in Vietnamese (1.234,5) or plain (1234.5) notation. What could be read either way is not read. */
final class NumberText {

    /** Why a text is no number. */
    static final class Unreadable extends Exception {

        Unreadable(String code) {
            super(code, null, false, false);
        }

        String code() {
            return getMessage();
        }
    }

    private static final int MAX_LENGTH = 40;
    private static final Pattern WHOLE = Pattern.compile("\\d+");
    private static final Pattern DOT = Pattern.compile("\\d+\\.\\d+");
    private static final Pattern COMMA = Pattern.compile("\\d+,\\d+");
    private static final Pattern ONE_GROUP = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final Pattern DOT_GROUPS = Pattern.compile("[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");
    private static final Pattern COMMA_GROUPS = Pattern.compile("[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern SPACE_GROUPS = Pattern.compile("[1-9]\\d{0,2}( \\d{3})+([.,]\\d+)?");

    private NumberText() {}

    /** Plain notation; where three decimals could be taken for thousands, with a zero more. */
    static String written(BigDecimal number) {
        String text = number.toPlainString();
        String digits = text.startsWith("-") ? text.substring(1) : text;
        return ONE_GROUP.matcher(digits).matches() ? text + "0" : text;
    }

    static BigDecimal read(String given) throws Unreadable {
        String text =
                given.strip().replaceAll("[\\u00a0\\u2007\\u2009\\u202f]", " ").replace('\u2212', '-');
        if (text.length() > MAX_LENGTH) {
            throw new Unreadable("not-a-number");
        }
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        BigDecimal size = new BigDecimal(plain(digits));
        return negative ? size.negate() : size;
    }

    private static String plain(String digits) throws Unreadable {
        if (WHOLE.matcher(digits).matches()) {
            return digits;
        }
        if (SPACE_GROUPS.matcher(digits).matches()) {
            return digits.replace(" ", "").replace(',', '.');
        }
        if (ONE_GROUP.matcher(digits).matches()) {
            throw new Unreadable("ambiguous-number");
        }
        if (DOT_GROUPS.matcher(digits).matches() || COMMA.matcher(digits).matches()) {
            return digits.replace(".", "").replace(',', '.');
        }
        if (COMMA_GROUPS.matcher(digits).matches() || DOT.matcher(digits).matches()) {
            return digits.replace(",", "");
        }
        throw new Unreadable("not-a-number");
    }
}

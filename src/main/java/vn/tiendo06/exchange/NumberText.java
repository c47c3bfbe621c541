package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Numbers as text, in Vietnamese (1.234,5) or plain (1234.5) notation. What could be read either way is not read. */
final class NumberText {

    /** Which notation a text is in. */
    enum Notation {
        /** Dots between thousands, a comma before decimals. */
        VIETNAMESE,
        /** A dot before decimals. */
        PLAIN,
        /** Not said: only what has one meaning is read. */
        UNSTATED
    }

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

    static BigDecimal read(String given, Notation notation) throws Unreadable {
        String text =
                given.strip().replaceAll("[\\u00a0\\u2007\\u2009\\u202f]", " ").replace('\u2212', '-');
        if (text.length() > MAX_LENGTH) {
            throw new Unreadable("not-a-number");
        }
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        BigDecimal size = new BigDecimal(plain(digits, notation));
        return negative ? size.negate() : size;
    }

    private static String plain(String digits, Notation notation) throws Unreadable {
        if (WHOLE.matcher(digits).matches()) {
            return digits;
        }
        if (SPACE_GROUPS.matcher(digits).matches()) {
            return digits.replace(" ", "").replace(',', '.');
        }
        return switch (notation) {
            case VIETNAMESE -> vietnamese(digits);
            case PLAIN -> english(digits);
            case UNSTATED -> {
                if (ONE_GROUP.matcher(digits).matches()) {
                    throw new Unreadable("ambiguous-number");
                }
                yield DOT_GROUPS.matcher(digits).matches()
                                || COMMA.matcher(digits).matches()
                        ? vietnamese(digits)
                        : english(digits);
            }
        };
    }

    private static String vietnamese(String digits) throws Unreadable {
        if (DOT_GROUPS.matcher(digits).matches() || COMMA.matcher(digits).matches()) {
            return digits.replace(".", "").replace(',', '.');
        }
        throw new Unreadable("not-a-number");
    }

    private static String english(String digits) throws Unreadable {
        if (COMMA_GROUPS.matcher(digits).matches() || DOT.matcher(digits).matches()) {
            return digits.replace(",", "");
        }
        throw new Unreadable("not-a-number");
    }
}

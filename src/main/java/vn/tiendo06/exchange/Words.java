package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.tiendo06.kernel.text.Messages;

/** The words of files, in the language asked for. */
record Words(Locale locale) {

    private static final String BUNDLE = "exchange";
    private static final int MAX_DECIMALS = 6;

    static Words of(String acceptLanguage) {
        return new Words(Messages.negotiate(acceptLanguage));
    }

    String text(String key, Object... args) {
        return Messages.text(BUNDLE, locale, key, List.of(args));
    }

    String column(String key) {
        return text("column." + key);
    }

    /** The word for a value of an enumeration; the status of a target or task has the same word as in charts. */
    String value(Enum<?> value) {
        return value == null ? null : text(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    String status(String status) {
        return status == null ? null : Messages.text("charts", locale, "status." + status, List.of());
    }

    /** A number in the language's notation. */
    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMaximumFractionDigits(MAX_DECIMALS);
        return format.format(number);
    }

    String day(LocalDate day) {
        return text("day", "%02d".formatted(day.getDayOfMonth()), "%02d".formatted(day.getMonthValue()), day.getYear());
    }

    String yesNo(Boolean value) {
        return value == null ? null : text(value ? "yes" : "no");
    }
}

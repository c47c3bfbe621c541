package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiendo06.kernel.csv.SafeText;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.kernel.web.StrictText;
import vn.tiendo06.progress.Assessment;
import vn.tiendo06.progress.TaskState;

/** Reads a cell as its column asks: right, or not at all. */
final class CellReader {

    /** Why a cell could not be read. */
    static final class Unreadable extends Exception {

        private final transient List<Object> args;

        Unreadable(String code, Object... args) {
            super(code, null, false, false);
            this.args = List.of(args);
        }

        String code() {
            return getMessage();
        }

        Object[] args() {
            return args.toArray();
        }
    }

    private static final List<DateTimeFormatter> DAYS = Stream.of("d/M/uuuu", "d-M-uuuu", "d.M.uuuu", "uuuu-MM-dd")
            .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT))
            .toList();
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final List<Words> LANGUAGES = List.of(new Words(Messages.VIETNAMESE), new Words(Locale.ENGLISH));

    private CellReader() {}

    static Object read(Field field, CellValue cell) throws Unreadable {
        if (cell instanceof CellValue.Broken broken) {
            throw new Unreadable(broken.code());
        }
        // Spreadsheets make a date of "2026-11" or "11/2026": the first of the month.
        if (field == Field.PERIOD && cell instanceof CellValue.Day(LocalDate day) && day.getDayOfMonth() == 1) {
            return YearMonth.from(day).toString();
        }
        return switch (field.kind()) {
            case IDENTITY, TEXT -> text(cell);
            case NUMBER -> number(cell);
            case DATE -> day(cell);
            case CHOICE -> choice(field, cell);
        };
    }

    private static String text(CellValue cell) throws Unreadable {
        return switch (cell) {
            case CellValue.Text text -> clean(text.text());
            case CellValue.Number number
            when !number.percent() -> number.number().toPlainString();
            default -> throw new Unreadable("text-expected");
        };
    }

    private static String clean(String given) throws Unreadable {
        String text = Normalizer.normalize(given, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                // As spreadsheets write a carriage return within a cell.
                .replace("_x000D_", "")
                .strip();
        if (!StrictText.isClean(text.replace("\n", " ").replace("\t", " "))) {
            throw new Unreadable("control-character");
        }
        return SafeText.plain(text);
    }

    private static Object number(CellValue cell) throws Unreadable {
        return switch (cell) {
            case CellValue.Number number
            when number.percent() -> new Percentage(Row.plain(number.number().multiply(HUNDRED)));
            case CellValue.Number number -> number.number();
            case CellValue.Text text -> number(text.text().strip());
            case CellValue.Day day -> throw new Unreadable("date-not-expected");
            default -> throw new Unreadable("not-a-number", "");
        };
    }

    private static Object number(String text) throws Unreadable {
        try {
            return text.endsWith("%")
                    ? new Percentage(NumberText.read(text.substring(0, text.length() - 1)))
                    : NumberText.read(text);
        } catch (NumberText.Unreadable e) {
            throw new Unreadable(e.code(), text);
        }
    }

    private static LocalDate day(CellValue cell) throws Unreadable {
        if (cell instanceof CellValue.Day day) {
            return day.day();
        }
        String text = cell instanceof CellValue.Text given ? given.text().strip() : "";
        for (DateTimeFormatter format : DAYS) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeException e) {
                // Perhaps in the next format.
            }
        }
        throw new Unreadable("not-a-date", text);
    }

    private static Object choice(Field field, CellValue cell) throws Unreadable {
        if (field == Field.DELIVERABLE_REACHED) {
            return truth(cell);
        }
        Enum<?>[] values = field == Field.ASSESSMENT ? Assessment.values() : TaskState.values();
        String text = cell instanceof CellValue.Text given ? ColumnNames.folded(given.text()) : "";
        for (Enum<?> value : values) {
            if (text.equals(ColumnNames.folded(value.name()))
                    || LANGUAGES.stream().anyMatch(words -> text.equals(ColumnNames.folded(words.value(value))))) {
                return value;
            }
        }
        throw new Unreadable(
                "unknown-value",
                cell instanceof CellValue.Text given ? given.text() : "",
                Arrays.stream(values)
                        .map(value -> LANGUAGES.getFirst().value(value))
                        .collect(Collectors.joining(", ")));
    }

    private static Boolean truth(CellValue cell) throws Unreadable {
        if (cell instanceof CellValue.Truth truth) {
            return truth.value();
        }
        String text = cell instanceof CellValue.Text given ? ColumnNames.folded(given.text()) : "";
        for (boolean value : new boolean[] {true, false}) {
            if (text.equals(Boolean.toString(value))
                    || LANGUAGES.stream().anyMatch(words -> text.equals(ColumnNames.folded(words.yesNo(value))))) {
                return value;
            }
        }
        Words words = LANGUAGES.getFirst();
        throw new Unreadable(
                "unknown-value",
                cell instanceof CellValue.Text given ? given.text() : "",
                words.yesNo(true) + ", " + words.yesNo(false));
    }
}

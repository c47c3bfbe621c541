package vn.tiendo06.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.csv.SafeText;
import vn.tiendo06.testing.Pages;

/**
 * What a column of an exported list must hold, told from the list's JSON.
 *
 * @param value null where it is composed of more than is told here
 * @param shown what the cell of the file says, for one thing can be written in several ways
 */
record ListedColumn(String heading, Function<JsonNode, String> value, UnaryOperator<String> shown) {

    ListedColumn(String heading, Function<JsonNode, String> value) {
        this(heading, value, UnaryOperator.identity());
    }

    private static final Words WORDS = Words.of("vi");

    static ListedColumn of(String key, String pointer) {
        return new ListedColumn(WORDS.column(key), row -> text(row.at(pointer)));
    }

    /** Of an enumeration. */
    static ListedColumn word(String key, String pointer, String type) {
        return new ListedColumn(WORDS.column(key), row -> {
            String value = text(row.at(pointer));
            return value.isEmpty() ? value : WORDS.text(type + "." + value);
        });
    }

    static ListedColumn status(String pointer) {
        return new ListedColumn(WORDS.column("status"), row -> WORDS.status(text(row.at(pointer))));
    }

    static ListedColumn truth(String key, String pointer) {
        return new ListedColumn(WORDS.column(key), row -> {
            JsonNode value = row.at(pointer);
            return value.isBoolean() ? WORDS.yesNo(value.booleanValue()) : "";
        });
    }

    /** Several in one cell: texts, or what each has under a name. */
    static ListedColumn joined(String key, String pointer, String name) {
        return new ListedColumn(WORDS.column(key), row -> {
            List<String> all = new ArrayList<>();
            row.at(pointer).forEach(one -> all.add(text(name == null ? one : one.get(name))));
            return all.stream().collect(Collectors.joining("; "));
        });
    }

    /** What the last of several has under a name. */
    static ListedColumn last(String key, String pointer, String name) {
        return new ListedColumn(WORDS.column(key), row -> ofLast(row, pointer, name));
    }

    static ListedColumn lastWord(String key, String pointer, String name, String type) {
        return new ListedColumn(WORDS.column(key), row -> {
            String value = ofLast(row, pointer, name);
            return value.isEmpty() ? value : WORDS.text(type + "." + value);
        });
    }

    private static String ofLast(JsonNode row, String pointer, String name) {
        JsonNode all = row.at(pointer);
        return all.isEmpty() ? "" : text(all.get(all.size() - 1).get(name));
    }

    /** JSON as it is. */
    static ListedColumn json(String key, String pointer) {
        return new ListedColumn(
                WORDS.column(key),
                row -> row.at(pointer).isNull() ? "" : row.at(pointer).toString(),
                cell -> cell.isEmpty() ? "" : Pages.parse(cell).toString());
    }

    static ListedColumn composed(String key) {
        return new ListedColumn(WORDS.column(key), null);
    }

    private static String text(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        return value.isNumber() ? NumberText.written(new BigDecimal(value.asText())) : SafeText.quoted(value.asText());
    }
}

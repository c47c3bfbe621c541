package vn.tiendo06.exchange;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import vn.tiendo06.kernel.text.Messages;

/** Knows the headings of imported tables, in both languages and by their plain names. */
final class ColumnNames {

    private static final String PREFIX = "column.";
    // Of lists that are only written: in a table to be read they are as unknown as any slip.
    private static final String WRITTEN = "column.list.";
    private static final Pattern YEAR = Pattern.compile("(năm|year) \\d{4}");
    // It looks like an input and is none: a report prints it.
    private static final String RESULT = "result";

    private static final Map<String, Field> FIELDS = new HashMap<>();
    private static final Map<String, String> KNOWN = new HashMap<>();

    static {
        for (Locale language : new Locale[] {Messages.VIETNAMESE, Locale.ENGLISH}) {
            Words words = new Words(language);
            ResourceBundle.getBundle("messages/exchange", language).keySet().stream()
                    .filter(key -> key.startsWith(PREFIX) && !key.startsWith(WRITTEN) && !key.equals(PREFIX + RESULT))
                    .forEach(key -> KNOWN.put(folded(words.text(key)), key));
            for (Field field : Field.values()) {
                FIELDS.put(folded(field.key()), field);
                FIELDS.put(folded(words.column(field.key())), field);
            }
        }
    }

    private ColumnNames() {}

    static Optional<Field> field(String heading) {
        return Optional.ofNullable(FIELDS.get(folded(heading)));
    }

    /** Whether it is a heading of one of the application's own files, though nothing is read from it. */
    static boolean isShown(String heading) {
        String name = folded(heading);
        return KNOWN.containsKey(name) || YEAR.matcher(name).matches();
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}

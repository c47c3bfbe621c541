package vn.tiendo06.kernel.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Texts for people, in the language the caller asked for: Vietnamese unless English is preferred. */
public final class Messages {

    public static final Locale VIETNAMESE = Locale.of("vi");
    private static final List<Locale> SPOKEN = List.of(VIETNAMESE, Locale.ENGLISH);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Messages() {}

    /** The language for an Accept-Language header; a missing or malformed one means Vietnamese. */
    public static Locale negotiate(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return VIETNAMESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return best == null ? VIETNAMESE : best;
        } catch (IllegalArgumentException e) {
            return VIETNAMESE;
        }
    }

    /**
     * A text of one of the bundles under {@code messages/}; the key itself where it has none.
     *
     * @param bundleName for example {@code problems}
     */
    public static String text(String bundleName, Locale locale, String key, List<?> args) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages/" + bundleName, locale, NO_FALLBACK);
        try {
            Object[] texts = args.stream().map(String::valueOf).toArray();
            return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
        } catch (MissingResourceException e) {
            return key;
        }
    }
}

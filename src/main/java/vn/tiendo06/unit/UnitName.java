package vn.tiendo06.unit;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form in which two wordings of a unit's name are the same: no diacritics, case, punctuation or doubled spaces. */
public final class UnitName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private UnitName() {}

    /** The key of a wording: "Phòng Văn hoá;" and "phòng văn hóa" give "phong van hoa". */
    public static String key(String wording) {
        String bare = MARKS.matcher(Normalizer.normalize(wording, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
        return SEPARATORS.matcher(bare).replaceAll(" ").strip();
    }
}

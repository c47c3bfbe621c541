package vn.tiendo06.evidence;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file's name as it is kept: without path, without characters that steer a terminal, a browser or the direction of
 * reading, and one that every desktop can store. Vietnamese letters stay.
 */
record FileName(String stem, String extension) {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_EXTENSION = 10;
    private static final Pattern PATH = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    // Controls, formats (bidirectional overrides, zero widths), surrogates, private use, unassigned, separators.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");
    private static final Pattern UNSAFE = Pattern.compile("[<>:\"|?*]");
    private static final Pattern RESERVED =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)", Pattern.CASE_INSENSITIVE);
    private static final String ATTRIBUTE_CHARACTERS = "!#$&+-.^_`|~";

    /** Cleans a name; the stem is empty where nothing is left of it. */
    static FileName of(String given) {
        String name = Normalizer.normalize(given, Normalizer.Form.NFC);
        name = INVISIBLE.matcher(name.replaceAll("\\s", " ")).replaceAll("");
        name = PATH.matcher(name).replaceFirst("");
        name = UNSAFE.matcher(name).replaceAll("_").replaceAll("\\p{Z}+", " ");
        name = name.replaceAll("^[. ]+|[. ]+$", "");
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot + 1).strip();
        String stem = (dot < 0 ? name : name.substring(0, dot)).strip();
        if (extension.length() > MAX_EXTENSION) {
            extension = "";
            stem = name;
        }
        return new FileName(RESERVED.matcher(stem).matches() ? "_" + stem : stem, extension);
    }

    /** The extension in lower case, as it is compared. */
    String kind() {
        return extension.toLowerCase(Locale.ROOT);
    }

    FileName withExtension(String newExtension) {
        return new FileName(stem, newExtension);
    }

    @Override
    public String toString() {
        String end = extension.isEmpty() ? "" : "." + extension;
        int room = MAX_LENGTH - end.length();
        int cut = Math.min(stem.length(), room);
        if (cut < stem.length() && Character.isHighSurrogate(stem.charAt(cut - 1))) {
            cut--;
        }
        return stem.substring(0, cut).strip() + end;
    }

    /** Content-Disposition that saves the file by its name: UTF-8 (RFC 8187), with an ASCII one for old clients. */
    static String disposition(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .replaceAll("[^\\x20-\\x7e]|[\"\\\\%]", "_");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded(name);
    }

    private static String encoded(String name) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ATTRIBUTE_CHARACTERS.indexOf(c) >= 0);
            encoded.append(plain ? Character.toString(c) : "%%%02X".formatted((int) c));
        }
        return encoded.toString();
    }
}

package vn.tiendo06.insight;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The charts' font, which comes along: the fonts of a bare machine know no Vietnamese, or are not there at all. */
final class ChartFont {

    private static final String NAME = "liberation/LiberationSans-Regular.ttf";

    // What the JDK reads instead of asking a machine that has no font: the one font, for every name.
    private static final String CONFIGURATION = """
            version=1
            sequence.allfonts=latin-1
            allfonts.latin-1=-misc-liberation sans-medium-r-normal--*-%%d-*-*-p-*-iso10646-1
            filename.-misc-liberation_sans-medium-r-normal--*-%%d-*-*-p-*-iso10646-1=%s
            """;

    private static final Font FONT = load();

    private ChartFont() {}

    static Font of(float size) {
        return FONT.deriveFont(size);
    }

    private static Font load() {
        try {
            return read();
        } catch (IOException e) {
            return loadOnAMachineWithoutFonts();
        }
    }

    // The JDK opens no font at all where it finds none installed, unless it is told of one.
    private static Font loadOnAMachineWithoutFonts() {
        try (InputStream in = open()) {
            Path directory = Files.createTempDirectory("tiendo06-font");
            Path font = directory.resolve("font.ttf");
            Files.copy(in, font, StandardCopyOption.REPLACE_EXISTING);
            Path configuration = Files.writeString(directory.resolve("font.properties"), CONFIGURATION.formatted(font));
            System.setProperty("sun.awt.fontconfig", configuration.toString());
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Font read() throws IOException {
        try (InputStream in = open()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (FontFormatException e) {
            throw new IOException(e);
        }
    }

    private static InputStream open() {
        return Thread.currentThread().getContextClassLoader().getResourceAsStream(NAME);
    }
}

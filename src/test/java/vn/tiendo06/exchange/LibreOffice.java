package vn.tiendo06.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** LibreOffice without a screen, with a profile of its own. */
final class LibreOffice {

    /** Comma, quotes, UTF-8, as shown, each sheet in a file of its name. */
    static final String CSV_OF_EACH_SHEET =
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1";

    private static final int SECONDS = 120;

    private LibreOffice() {}

    /** Passes over the tests where it is not installed. */
    static void assume() {
        assumeTrue(
                Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(directory -> Files.isExecutable(Path.of(directory, "soffice"))),
                "soffice is not on the PATH: what LibreOffice makes of the files is not tested");
    }

    /** The file that it makes of another. */
    static Path converted(Path file, String format) throws IOException, InterruptedException {
        Path made = Files.createDirectories(file.resolveSibling("made"));
        Path log = file.resolveSibling("soffice.log");
        Process process = new ProcessBuilder(
                        "soffice",
                        "-env:UserInstallation="
                                + Path.of("target", "libreoffice")
                                        .toAbsolutePath()
                                        .toUri(),
                        "--headless",
                        "--convert-to",
                        format,
                        "--outdir",
                        made.toString(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
        assertTrue(ended, "soffice does not end");
        assertEquals(0, process.exitValue(), Files.readString(log));
        return made.resolve("file." + format.replaceFirst(":.*", ""));
    }
}

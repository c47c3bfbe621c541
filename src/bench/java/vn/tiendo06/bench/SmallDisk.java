package vn.tiendo06.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file system in memory of a few megabytes, which only root may mount. */
final class SmallDisk implements AutoCloseable {

    private final Path directory;

    SmallDisk(int megabytes) throws Exception {
        directory = Files.createTempDirectory("tiendo06-small-");
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tiendo06", directory.toString());
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    }

    static boolean isPossible() {
        return "root".equals(System.getProperty("user.name"));
    }

    void enlarge(int megabytes) throws Exception {
        run("mount", "-o", "remount,size=" + megabytes + "m", directory.toString());
    }

    Path directory() {
        return directory;
    }

    /** Leaves no room. */
    Path fill() throws IOException {
        Path filler = directory.resolve("filler");
        try (var out = Files.newOutputStream(filler)) {
            byte[] block = new byte[64 * 1024];
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public void close() throws Exception {
        run("umount", "-l", directory.toString());
        Files.delete(directory);
    }
}

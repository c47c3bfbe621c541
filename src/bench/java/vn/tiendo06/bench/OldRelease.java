package vn.tiendo06.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application of an earlier release: {@code -Dold.jar}, its quarkus-run.jar, or what the commit
 * {@code -Dold.commit} makes; without either the release whose data are kept for the upgrade test ({@code -Dold.release}).
 */
final class OldRelease {

    static final Path RELEASED = Path.of("src", "test", "resources", "released");

    private OldRelease() {}

    /** Its quarkus-run.jar, packaged below target/old where it is not yet. */
    static Path jar() throws Exception {
        String given = System.getProperty("old.jar");
        if (given != null) {
            return Path.of(given);
        }
        String commit = System.getProperty("old.commit");
        return packaged(commit == null ? commitOf(System.getProperty("old.release", "0.1")) : commit);
    }

    private static String commitOf(String release) throws IOException {
        Properties properties = new Properties();
        try (var file = Files.newBufferedReader(RELEASED.resolve(release).resolve("release.properties"))) {
            properties.load(file);
        }
        return properties.getProperty("commit");
    }

    private static Path packaged(String commit) throws Exception {
        Path sources = Path.of("target", "old", commit).toAbsolutePath();
        Path jar = sources.resolve(Path.of("target", "quarkus-app", "quarkus-run.jar"));
        if (!Files.exists(jar)) {
            Files.createDirectories(sources);
            run(Path.of("").toAbsolutePath(), "bash", "-c", "git archive " + commit + " | tar -x -C '" + sources + "'");
            run(sources, "./mvnw", "-B", "-ntp", "-q", "package", "-Dmaven.test.skip=true");
        }
        return jar;
    }

    private static void run(Path directory, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (!process.waitFor(15, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(List.of(command) + " failed in " + directory
                    + "; a history without the commit (a shallow" + " clone) does for a package by -Dold.jar only");
        }
    }
}

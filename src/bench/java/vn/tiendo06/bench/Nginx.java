package vn.tiendo06.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The machine's nginx, with src/bench/nginx.conf, before two replicas. */
final class Nginx implements AutoCloseable {

    private static final Path MODEL = Path.of("src", "bench", "nginx.conf");
    private static final int PATIENCE_SECONDS = 20;

    private final Path directory;
    private final String address;
    private final Process process;

    Nginx(RunningApplication one, RunningApplication two) throws Exception {
        Path binary = binary();
        address = "127.0.0.1:" + freePort();
        directory = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "nginx-")
                .toAbsolutePath();
        Path configuration = directory.resolve("nginx.conf");
        Files.writeString(
                configuration,
                Files.readString(MODEL)
                        .replace("@DIR@", directory.toString())
                        .replace("@ONE@", authority(one))
                        .replace("@TWO@", authority(two))
                        .replace("@ADDRESS@", address));
        // As root nginx would have its workers be somebody else, who may write nowhere here.
        process = new ProcessBuilder(
                        binary.toString(),
                        "-p",
                        directory.toString(),
                        "-c",
                        configuration.toString(),
                        "-e",
                        directory.resolve("start.log").toString(),
                        "-g",
                        "root".equals(System.getProperty("user.name")) ? "user root;" : "")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.log").toFile())
                .start();
        await();
    }

    /** Debian: apt-get install nginx-light. */
    private static Path binary() {
        return Stream.concat(
                        Stream.ofNullable(System.getProperty("nginx")).map(Path::of),
                        Stream.concat(
                                        Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                                .split(":")),
                                        Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/bin"))
                                .map(directory -> Path.of(directory, "nginx")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "nginx is missing: install it (Debian: apt-get install nginx-light) or name it by -Dnginx=/path"));
    }

    private void await() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port()), 1000);
                return;
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("nginx does not start: " + Files.readString(directory.resolve("out.log")));
                }
                Thread.sleep(20);
            }
        }
    }

    int port() {
        return URI.create(base()).getPort();
    }

    String base() {
        return "http://" + address;
    }

    /** Requests that it gave to a second replica after the first. */
    long passedOn() throws IOException {
        try (Stream<String> calls = Files.lines(directory.resolve("access.log"))) {
            return calls.filter(call -> call.contains(", ")).count();
        }
    }

    private static String authority(RunningApplication application) {
        return URI.create(application.base()).getAuthority();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        List<ProcessHandle> workers = process.descendants().toList();
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            workers.forEach(ProcessHandle::destroyForcibly);
        }
    }
}

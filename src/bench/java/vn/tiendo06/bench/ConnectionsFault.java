package vn.tiendo06.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import vn.tiendo06.testing.Tokens;

/**
 * 1,000 connections that say nothing and 200 that are slow: a header or a body byte by byte, an answer read byte by byte.
 * Half of them come through nginx, half go to a replica straight. Who works must hardly notice.
 */
final class ConnectionsFault implements Fault {

    private static final Duration BEFORE = Duration.ofSeconds(20);
    private static final Duration MEANWHILE = Duration.ofSeconds(30);
    private static final int IDLE = 1000;
    private static final int SLOW = 200;
    private static final int BYTE_MILLIS = 500;
    private static final int SMALL = 1024;
    private static final String VIEWER = Tokens.of("viewer", "10816");

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public Outcome strike() throws Exception {
        List<Socket> idle = new ArrayList<>();
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                KillableDatabase database = new KillableDatabase();
                Replicas replicas = database.replicas(issuer);
                ExecutorService slow = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                List<URI> doors = List.of(URI.create(replicas.nginx.base()), URI.create(replicas.one.base()));
                replicas.work(BEFORE);
                long begun = System.nanoTime() - BEFORE.toNanos() / 2;
                long crowded = System.nanoTime();
                Journal.Pace before = replicas.journal().pace(begun, crowded);
                for (int n = 0; n < IDLE; n++) {
                    idle.add(connect(doors.get(n % 2)));
                }
                for (int n = 0; n < SLOW; n++) {
                    int kind = n / 2 % 3;
                    URI door = doors.get(n % 2);
                    slow.submit(() -> dawdle(door, kind));
                }
                Thread.sleep(MEANWHILE);
                long until = System.nanoTime();
                Journal.Pace during = replicas.journal().pace(crowded, until);
                int stillOpen = open.get();
                int made = stillOpen + ended.get();
                over.set(true);
                List<String> wrong = replicas.rest();
                if (made != SLOW) {
                    wrong.add("of " + SLOW + " slow connections only " + made + " could be made");
                }
                return new Outcome(
                        IDLE + " idle and " + SLOW + " slow connections",
                        before.toString(),
                        replicas.journal().failures(crowded),
                        replicas.journal().untilLastFailure(crowded),
                        replicas.acknowledged(),
                        wrong,
                        "meanwhile %s; after %d s %d of the slow ones had been ended, %d were still dripping"
                                .formatted(during, MEANWHILE.toSeconds(), SLOW - stillOpen, stillOpen));
            } finally {
                over.set(true);
                for (Socket socket : idle) {
                    socket.close();
                }
            }
        }
    }

    private static Socket connect(URI door) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL);
        socket.connect(new InetSocketAddress(door.getHost(), door.getPort()), 10_000);
        return socket;
    }

    private void dawdle(URI door, int kind) {
        try (Socket socket = connect(door)) {
            open.incrementAndGet();
            try {
                dawdle(socket, kind);
            } finally {
                open.decrementAndGet();
                ended.incrementAndGet();
            }
        } catch (IOException e) {
            // The other side has had enough.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void dawdle(Socket socket, int kind) throws IOException, InterruptedException {
        socket.setSoTimeout(BYTE_MILLIS);
        String head = (kind == 1 ? "POST /api/v1/submissions" : "GET /api/v1/targets?limit=200")
                + " HTTP/1.1\r\nHost: slow\r\nAuthorization: Bearer " + VIEWER + "\r\n"
                + (kind == 1 ? "Content-Type: application/json\r\nContent-Length: 100000\r\n" : "") + "\r\n";
        byte[] bytes = head.getBytes(StandardCharsets.US_ASCII);
        OutputStream out = socket.getOutputStream();
        switch (kind) {
            case 0 -> drip(socket, bytes);
            case 1 -> {
                out.write(bytes);
                drip(socket, "{".repeat(SMALL).getBytes(StandardCharsets.US_ASCII));
            }
            default -> {
                out.write(bytes);
                sip(socket.getInputStream());
            }
        }
    }

    private void drip(Socket socket, byte[] bytes) throws IOException, InterruptedException {
        for (int at = 0; at < bytes.length && !over.get(); at++) {
            socket.getOutputStream().write(bytes[at]);
            try {
                // Waits, and hears of the end.
                if (socket.getInputStream().read() < 0) {
                    return;
                }
            } catch (java.net.SocketTimeoutException e) {
                // Nothing said: the other side waits.
            }
        }
    }

    private void sip(InputStream in) throws IOException, InterruptedException {
        while (!over.get()) {
            try {
                if (in.read() < 0) {
                    return;
                }
            } catch (java.net.SocketTimeoutException e) {
                // Still at work on it.
            }
            Thread.sleep(BYTE_MILLIS);
        }
    }
}

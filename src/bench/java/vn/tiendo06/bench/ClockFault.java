package vn.tiendo06.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wall clock of one replica jumps two hours ahead, back, two hours behind and back (libfaketime). Its steady counter
 * goes on, as that of a machine whose clock is set does. What both replicas do by time goes by the database's.
 */
final class ClockFault implements Fault {

    private static final Duration BEFORE = Duration.ofSeconds(10);
    private static final Duration OFF = Duration.ofSeconds(15);
    private static final Duration RIGHT = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "clock";
    }

    /** Debian: apt-get install libfaketime. */
    private static Path library() {
        return Stream.concat(
                        Stream.ofNullable(System.getProperty("faketime")).map(Path::of),
                        Stream.of("x86_64", "aarch64")
                                .map(machine ->
                                        Path.of("/usr/lib/" + machine + "-linux-gnu/faketime/libfaketimeMT.so.1")))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(
                                "libfaketime is missing: install it (Debian: apt-get install libfaketime) or name it by -Dfaketime=/path"));
    }

    @Override
    public Outcome strike() throws Exception {
        Path time = Files.createTempFile(Files.createDirectories(Path.of("target")), "faketime-", ".rc")
                .toAbsolutePath();
        Files.writeString(time, "+0");
        TestCertificates certificates = new TestCertificates();
        Map<String, String> both = new HashMap<>(Hooks.settings(certificates));
        Map<String, String> second = Map.of(
                "LD_PRELOAD",
                library().toString(),
                "FAKETIME_TIMESTAMP_FILE",
                time.toString(),
                "FAKETIME_CACHE_DURATION",
                "1",
                "DONT_FAKE_MONOTONIC",
                "1",
                // Else waits by the steady counter end at once, and every thread that waits for a while spins.
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0");
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                KillableDatabase database = new KillableDatabase();
                HookSink sink = new HookSink(certificates);
                Replicas replicas = database.replicas(issuer, both, second)) {
            Api api = new Api(replicas.api());
            Hooks hooks = new Hooks(api, sink);
            long begun = replicas.work(BEFORE);
            List<String> wrong = new ArrayList<>();
            long jumped = System.nanoTime();
            replicas.outage.threatens();
            Map<String, Integer> readiness = new HashMap<>();
            for (String jump : List.of("+2h", "-2h")) {
                Files.writeString(time, jump);
                Thread.sleep(OFF);
                readiness.put(jump, ready(replicas.two));
                Files.writeString(time, "+0");
                Thread.sleep(RIGHT);
                readiness.merge("right", ready(replicas.two), Math::max);
            }
            long back = System.nanoTime() - RIGHT.toNanos();
            if (!readiness.equals(Map.of("+2h", 503, "-2h", 503, "right", 200))) {
                wrong.add("readiness " + readiness);
            }
            Duration last = replicas.journal().untilLastFailure(back);
            wrong.addAll(replicas.rest());
            // The people's tokens end in an hour: by a clock that is ahead they would have been signed out.
            Map<String, Long> failures = replicas.journal().failures(jumped);
            if (failures.containsKey("401")) {
                wrong.add(failures.get("401") + " times 401");
            }
            if (!failures.containsKey("503")) {
                wrong.add("nobody was refused: the clock did not jump");
            }
            wrong.addAll(hooks.wrong(true));
            long odd = Invariants.count(database.dataSource(), """
                    select (select count(*) from submission_event where abs(extract(epoch from at - clock_timestamp())) > 600)
                      + (select count(*) from audit_event where abs(extract(epoch from at - clock_timestamp())) > 600)
                      + (select count(*) from change where abs(extract(epoch from at - clock_timestamp())) > 600)""");
            if (odd > 0) {
                wrong.add(odd + " events at another time than the database's");
            }
            return new Outcome(
                    "clock of one replica 2 h ahead, then 2 h behind, 15 s each",
                    replicas.journal().pace(begun, jumped).toString(),
                    failures,
                    last,
                    replicas.acknowledged(),
                    wrong,
                    "while its clock was off the replica was not ready and answered 503, nobody was signed out; all times stored are the database's; %s"
                            .formatted(hooks.summary()));
        }
    }

    private static int ready(RunningApplication replica) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(replica.management() + "/q/health/ready"))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}

package vn.tiendo06.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Two replicas behind nginx on one database, and people who work through nginx until they are told to rest. */
final class Replicas implements AutoCloseable {

    static final int PEOPLE = Integer.getInteger("people", 24);

    /** How long after a fault is over calls may still fail. */
    private static final Duration AFTERMATH = Duration.ofSeconds(20);

    /** Of calls with a key, which others than the people of a round make without one. */
    private static final String KEY_RULE = "a key's answer tells of one event";

    final RunningApplication one;
    final RunningApplication two;
    final Nginx nginx;
    final Outage outage = new Outage(AFTERMATH);
    final Round round;
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private final Supplier<DataSource> database;
    private Thread people;

    private Replicas(Supplier<DataSource> database, RunningApplication one, RunningApplication two) throws Exception {
        this.database = database;
        this.one = one;
        this.two = two;
        this.nginx = new Nginx(one, two);
        this.round = new Round(nginx.base(), outage);
    }

    /** Starts both, with settings of both and of the second alone, loads the plan and drafts the reports. */
    static Replicas start(
            String jdbcUrl,
            Supplier<DataSource> database,
            String issuerUrl,
            Map<String, String> both,
            Map<String, String> second)
            throws Exception {
        Map<String, String> ofBoth = new HashMap<>(both);
        if (Files.exists(AotTraining.CACHE)) {
            // As the image starts.
            ofBoth.merge("JAVA_TOOL_OPTIONS", "-XX:AOTCache=" + AotTraining.CACHE, (has, adds) -> has + " " + adds);
        }
        Map<String, String> ofSecond = new HashMap<>(ofBoth);
        ofSecond.putAll(second);
        RunningApplication one = new RunningApplication(jdbcUrl, issuerUrl, ofBoth);
        RunningApplication two = new RunningApplication(jdbcUrl, issuerUrl, ofSecond);
        try {
            // The first migrates.
            one.start();
            two.start();
            Replicas replicas = new Replicas(database, one, two);
            replicas.round.prepare();
            return replicas;
        } catch (Exception | AssertionError e) {
            one.close();
            two.close();
            throw e;
        }
    }

    Journal journal() {
        return round.journal;
    }

    String api() {
        return nginx.base() + "/api/v1";
    }

    /** People begin to work, and do so for a while before anything happens; when they began. */
    long work(Duration before) throws InterruptedException {
        long begun = System.nanoTime();
        people = Thread.ofPlatform().start(() -> round.run(PEOPLE, goesOn::get));
        Thread.sleep(before);
        return begun;
    }

    /** People stop; what is wrong then with what they were told. */
    List<String> rest() throws Exception {
        outage.ends();
        goesOn.set(false);
        people.join();
        return Invariants.breaches(database.get(), round, PEOPLE);
    }

    /** The same where others than they wrote, too. */
    List<String> restAmongOthers() throws Exception {
        outage.ends();
        goesOn.set(false);
        people.join();
        List<String> wrong = new ArrayList<>(round.faults);
        if (round.finished.get() != PEOPLE) {
            wrong.add("of " + PEOPLE + " people " + round.finished + " worked to the end");
        }
        Invariants.breaches(database.get()).stream()
                .filter(breach -> !breach.startsWith(KEY_RULE))
                .forEach(wrong::add);
        wrong.addAll(Invariants.lost(database.get(), round.acknowledged));
        long keyed =
                round.acknowledged.stream().filter(one -> one.key() != null).count();
        long events = Invariants.count(database.get(), """
                select count(*) from submission_event
                where event not in ('EDIT', 'SUPERSEDE') and actor_subject ~ '^(reporter|reviewer)-[0-7]$'""");
        if (events != keyed) {
            wrong.add(events + " events of keyed calls, " + keyed + " acknowledged");
        }
        return wrong;
    }

    /** What became of calls that were under way when it happened. */
    String interrupted() {
        return "%d edits without an answer; %d keyed calls repeated, %d of them done before"
                .formatted(round.lostEdits.get(), round.repeated.get(), round.replayed.get());
    }

    int acknowledged() {
        return round.acknowledged.size();
    }

    @Override
    public void close() throws InterruptedException, IOException {
        goesOn.set(false);
        outage.ends();
        if (people != null) {
            people.join(Duration.ofSeconds(60));
        }
        nginx.close();
        one.close();
        two.close();
    }
}

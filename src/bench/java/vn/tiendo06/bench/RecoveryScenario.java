package vn.tiendo06.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.tiendo06.testing.TestIssuer;

/**
 * Restore to a point in time and failover to a standby, on real servers, while people write: what was acknowledged before is
 * there after, once, and nothing else. The commands are those of docs/operations.md; they are printed.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
public class RecoveryScenario {

    private static final int PEOPLE = Integer.getInteger("people", 32);
    private static final int SECONDS = Integer.getInteger("seconds", 10);

    /** Within this time of the new primary's beginning the application must have left its dead connections behind. */
    private static final Duration AFTERMATH = Duration.ofSeconds(10);

    private static final DateTimeFormatter POSTGRES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS'+00'").withZone(ZoneOffset.UTC);

    private final TestIssuer issuer = new TestIssuer();
    private final AtomicBoolean goesOn = new AtomicBoolean(true);
    private String issuerUrl;

    @BeforeEach
    void issuer() {
        issuerUrl = issuer.start().get("quarkus.oidc.auth-server-url");
    }

    @AfterEach
    void withoutIssuer() {
        issuer.stop();
    }

    @Test
    void aRestoreBringsBackAllUntilAnInstantAndNothingAfter() throws Exception {
        Path work = Files.createTempDirectory("tiendo06-recovery");
        Path archived = Files.createDirectory(work.resolve("archive"));
        Path restored = work.resolve("restored");
        Path backup = work.resolve("base.tar");
        Outage outage = new Outage(Duration.ofHours(1));
        try (KillableDatabase database = new KillableDatabase();
                RunningApplication application = new RunningApplication(database.jdbcUrl(), issuerUrl, Map.of())) {
            archive(database, archived);
            application.start();
            Round round = new Round(application.base(), outage);
            round.prepare();
            Thread people = Thread.ofPlatform().start(() -> round.run(PEOPLE, goesOn::get));
            List<Round.Acknowledged> before;
            Instant target;
            Duration took;
            try {
                Thread.sleep(SECONDS * 1000L);
                Instant began = Instant.now();
                BaseBackup base = BaseBackup.take(database.dataSource(), database.data(), backup);
                took = Duration.between(began, Instant.now());
                Thread.sleep(SECONDS * 1000L);
                before = List.copyOf(round.acknowledged);
                // PostgreSQL counts in microseconds.
                target = Instant.now().truncatedTo(ChronoUnit.MICROS);
                Thread.sleep(SECONDS * 1000L);
                // From now on answers are what an emptied table makes of them.
                outage.begins();
                BaseBackup.run(database.dataSource(), "truncate submission cascade");
                goesOn.set(false);
                awaitArchived(database.dataSource(), archived);
                database.kill();
                KillableDatabase.delete(database.data());
                base.restore(
                        restored,
                        "recovery.signal",
                        List.of(
                                "restore_command = 'cp " + archived + "/%f %p'",
                                "recovery_target_time = '" + POSTGRES.format(target) + "'",
                                "recovery_target_action = 'promote'"));
            } finally {
                goesOn.set(false);
                application.kill();
                people.interrupt();
                people.join();
            }
            int after = round.acknowledged.size() - before.size();
            assertTrue(after > 0, "nobody wrote after the instant: the restore proved nothing");
            goesOnAt(
                    restored,
                    round,
                    before,
                    target,
                    "acknowledged " + before.size() + " before and " + after + " after the instant, base backup "
                            + took.toMillis() + " ms");
        } finally {
            KillableDatabase.delete(work);
        }
    }

    private void goesOnAt(Path data, Round lost, List<Round.Acknowledged> before, Instant target, String figures)
            throws Exception {
        Instant began = Instant.now();
        try (KillableDatabase restored = new KillableDatabase(data)) {
            StandbyPair.await(restored.dataSource(), "select not pg_is_in_recovery()");
            Duration recovered = Duration.between(began, Instant.now());
            assertEquals(List.of(), Invariants.breaches(restored.dataSource()), "after the restore");
            assertEquals(List.of(), Invariants.lost(restored.dataSource(), before), "acknowledged before the instant");
            assertEquals(0, eventsAfter(restored.dataSource(), target), "events after the instant");
            // Cursors of the change feed tell of transactions that are numbered anew from here on.
            BaseBackup.run(restored.dataSource(), "update feed_state set cluster_id = 'restored'");
            String epoch = text(restored.dataSource(), "select epoch from feed_state");
            try (RunningApplication application = new RunningApplication(restored.jdbcUrl(), issuerUrl, Map.of())) {
                application.start();
                Duration serves = Duration.between(began, Instant.now());
                assertTrue(
                        !epoch.equals(text(restored.dataSource(), "select epoch from feed_state")), "old cursors hold");
                Round next = new Round(application.base(), Outage.none());
                assertTrue(next.chainIsWhole());
                next.resume();
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
                next.run(PEOPLE, () -> System.nanoTime() < end);
                System.out.println("restore: " + figures + ", server back after " + recovered.toMillis()
                        + " ms, application ready after " + serves.toMillis() + " ms, of " + lost.acknowledged.size()
                        + " acknowledged in all none before the instant lost; then " + next.acknowledged.size()
                        + " more, answers " + new TreeMap<>(next.answers));
                assertEquals(List.of(), List.copyOf(next.faults));
                assertEquals(List.of(), Invariants.breaches(restored.dataSource()), "after going on");
                assertEquals(List.of(), Invariants.lost(restored.dataSource(), next.acknowledged), "after going on");
                assertTrue(next.chainIsWhole());
            }
        }
    }

    private static void archive(KillableDatabase database, Path archived) throws Exception {
        DataSource server = database.dataSource();
        BaseBackup.run(server, "alter system set archive_mode = on");
        BaseBackup.run(
                server,
                "alter system set archive_command = 'test ! -f " + archived + "/%f && cp %p " + archived
                        + "/%f.part && sync " + archived + "/%f.part && mv " + archived + "/%f.part " + archived
                        + "/%f'");
        BaseBackup.run(server, "alter system set archive_timeout = '60s'");
        database.stop();
        database.restart();
    }

    /** Until the log that holds the disaster is archived, as it is within archive_timeout; hastened here. */
    private static void awaitArchived(DataSource server, Path archived) throws Exception {
        String segment = text(server, "select pg_walfile_name(pg_switch_wal())");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.exists(archived.resolve(segment))) {
            assertTrue(System.nanoTime() < end, segment + " is not archived");
            Thread.sleep(50);
        }
    }

    private static long eventsAfter(DataSource database, Instant instant) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select count(*) from submission_event where at > ?")) {
            query.setTimestamp(1, Timestamp.from(instant));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static String text(DataSource database, String sql) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void aStandbyTakesOverWithoutLoss() throws Exception {
        Outage outage = new Outage(AFTERMATH);
        try (StandbyPair pair = new StandbyPair();
                RunningApplication application = new RunningApplication(pair.jdbcUrl(), issuerUrl, Map.of())) {
            application.start();
            Round round = new Round(application.base(), outage);
            round.prepare();
            Thread people = Thread.ofPlatform().start(() -> round.run(PEOPLE, goesOn::get));
            long promoted;
            long written;
            try {
                Thread.sleep(SECONDS * 1000L);
                outage.begins();
                pair.killPrimary();
                long killed = System.nanoTime();
                pair.promote();
                promoted = (System.nanoTime() - killed) / 1_000_000;
                outage.ends();
                long events = Invariants.count(pair.dataSource(), "select count(*) from submission_event");
                while (Invariants.count(pair.dataSource(), "select count(*) from submission_event") == events) {
                    assertTrue(System.nanoTime() - killed < TimeUnit.MINUTES.toNanos(2), "nobody writes any more");
                    Thread.sleep(20);
                }
                written = (System.nanoTime() - killed) / 1_000_000;
                assertEquals(List.of(), Invariants.breaches(pair.dataSource()), "after the failover");
                assertEquals(List.of(), round.retold(5), "first answers after the failover");
                Thread.sleep(SECONDS * 1000L);
            } finally {
                goesOn.set(false);
                outage.ends();
                people.join();
            }
            System.out.println("failover: people " + PEOPLE + ", PostgreSQL " + pair.version() + ", acknowledged "
                    + round.acknowledged.size() + ", promoted " + promoted + " ms and first write " + written
                    + " ms after the kill, calls repeated " + round.repeated + ", of these told their first answer "
                    + round.replayed + ", lost edits " + round.lostEdits + ", answers " + new TreeMap<>(round.answers));
            assertEquals(List.of(), Invariants.breaches(pair.dataSource(), round, PEOPLE));
            assertTrue(round.repeated.get() > 0, "no call was interrupted: the kill proved nothing");
            assertTrue(round.chainIsWhole());
        }
    }
}

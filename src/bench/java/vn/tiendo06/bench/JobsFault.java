package vn.tiendo06.bench;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.testing.Tokens;

/**
 * Imports, reminders and webhooks with two replicas: each is done once, deliveries in order, by HTTPS with a certificate of
 * an authority of our own. Then one replica is killed in the midst of them: imports go on where they stood, and what it had
 * in its hands may be delivered once more, under the same id.
 */
final class JobsFault implements Fault {

    private static final int READERS = 20;
    private static final int MONTHS = 5;
    private static final int DELIVERIES = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final Map<String, Set<String>> workers = new ConcurrentHashMap<>();

    @Override
    public String name() {
        return "jobs";
    }

    private static Map<String, String> settings(TestCertificates certificates, GreenMail mail) {
        Map<String, String> settings = new HashMap<>(Hooks.settings(certificates));
        settings.putAll(Map.of(
                "TIENDO06_IMPORTS_LEASE", "5s",
                "TIENDO06_IMPORTS_POLL", "1s",
                "TIENDO06_IMPORTS_CHUNK", "1",
                "TIENDO06_REMINDERS_ENABLED", "true",
                "TIENDO06_REMINDERS_CRON", "0/3 * * * * ?",
                "QUARKUS_MAILER_FROM", "tiendo06@habac.gov.vn",
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", Integer.toString(mail.getSmtp().getPort()),
                "QUARKUS_MAILER_START_TLS", "DISABLED",
                "TIENDO06_STARTUP_ACCEPT_UNSAFE",
                        "issuer-in-clear,database-superuser,weak-secret,migrates-at-start,mail-in-clear"));
        return settings;
    }

    @Override
    public Outcome strike() throws Exception {
        TestCertificates certificates = new TestCertificates();
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                KillableDatabase database = new KillableDatabase();
                HookSink sink = new HookSink(certificates);
                Replicas replicas = database.replicas(issuer, settings(certificates, mail), Map.of())) {
            Api api = new Api(replicas.api());
            Importer importer = new Importer(api);
            Hooks hooks = new Hooks(api, sink);
            LocalDate day = LocalDate.now(LocalCalendar.ZONE);
            long begun = replicas.work(Duration.ofSeconds(5));
            Thread watch = Thread.ofVirtual().start(() -> watchWorkers(database.dataSource()));

            subscribe(api, 0);
            List<String> before = importer.queue(1, MONTHS);
            importer.await(before, PATIENCE);
            await("mails", () -> mails(mail).size() >= READERS);
            await("deliveries", () -> sink.calls() >= DELIVERIES);
            List<String> wrong = new ArrayList<>();
            Map<String, Long> mailed = mails(mail);
            once(wrong, mailed, day);
            workers.forEach((job, of) -> {
                if (of.size() > 1) {
                    wrong.add("import " + job + " was in the hands of " + of.size());
                }
            });
            long hadWorkers =
                    workers.values().stream().flatMap(Set::stream).distinct().count();
            int delivered = sink.calls();
            if (sink.repeated() > 0) {
                wrong.add(sink.repeated() + " deliveries were repeated though nothing had happened");
            }

            subscribe(api, READERS);
            List<String> during = importer.queue(MONTHS + 1, 2 * MONTHS);
            Thread.sleep(300);
            long killed = System.nanoTime();
            replicas.outage.threatens();
            replicas.two.kill();
            // The one that is left does it all.
            importer.await(during, PATIENCE);
            replicas.two.start();
            await("mails", () -> mails(mail).size() >= 2 * READERS);
            long both = System.nanoTime();
            await(
                    "writes with both",
                    () -> replicas.journal().pace(both, System.nanoTime()).calls() >= READERS);
            Duration last = replicas.journal().untilLastFailure(killed);
            wrong.addAll(replicas.restAmongOthers());
            wrong.addAll(importer.wrong(database.dataSource()));

            wrong.addAll(hooks.wrong(false));
            Map<String, Long> allMailed = mails(mail);
            if (allMailed.size() != 2 * READERS) {
                wrong.add(allMailed.size() + " of " + 2 * READERS + " were reminded");
            }
            watch.interrupt();
            return new Outcome(
                    "imports, reminders, webhooks; one replica killed in the midst",
                    replicas.journal().pace(begun, killed).toString(),
                    replicas.journal().failures(killed),
                    last,
                    replicas.acknowledged(),
                    wrong,
                    "before: %d deliveries by HTTPS, each verified and once, %d imports by one of %d workers each, %d people reminded once; in all: %s; %d rows imported once, %d imports taken over; %d people reminded by %d mails"
                            .formatted(
                                    delivered,
                                    before.size(),
                                    hadWorkers,
                                    mailed.size(),
                                    hooks.summary(),
                                    importer.rows(),
                                    workers.values().stream()
                                            .filter(of -> of.size() > 1)
                                            .count(),
                                    allMailed.size(),
                                    allMailed.values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum()));
        } finally {
            mail.stop();
        }
    }

    private static void subscribe(Api api, int from) throws Exception {
        for (int n = from; n < from + READERS; n++) {
            String token = Tokens.token("reader-" + n, Set.of("reviewer"), List.of(), List.of("10816"));
            Api.good(api.write(
                    "PUT",
                    token,
                    "/me/reminders",
                    Map.of("email", "reader-" + n + "@habac.gov.vn", "kinds", List.of("TO_REVIEW"))));
        }
    }

    private static Map<String, Long> mails(GreenMail mail) {
        return Arrays.stream(mail.getReceivedMessages())
                .map(message -> {
                    try {
                        return message.getRecipients(Message.RecipientType.TO)[0].toString();
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.groupingBy(to -> to, Collectors.counting()));
    }

    /** A mail for each person; midnight may have brought another day's. */
    private static void once(List<String> wrong, Map<String, Long> mailed, LocalDate since) {
        long days = ChronoUnit.DAYS.between(since, LocalDate.now(LocalCalendar.ZONE)) + 1;
        mailed.forEach((to, count) -> {
            if (count > days) {
                wrong.add(count + " reminders on " + days + " days to " + to);
            }
        });
    }

    /** Who works on which import, looked at again and again. */
    private void watchWorkers(DataSource database) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            while (!Thread.currentThread().isInterrupted()) {
                try (ResultSet running =
                        statement.executeQuery("select id, worker from import_job where worker is not null")) {
                    while (running.next()) {
                        workers.computeIfAbsent(running.getString(1), job -> ConcurrentHashMap.newKeySet())
                                .add(running.getString(2));
                    }
                }
                Thread.sleep(10);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            // All is over.
            Thread.currentThread().interrupt();
        }
    }

    private interface Happened {
        boolean asked() throws Exception;
    }

    private static void await(String what, Happened happened) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.asked()) {
            if (System.nanoTime() > end) {
                System.out.println("not within " + PATIENCE.toSeconds() + " s: " + what);
                return;
            }
            Thread.sleep(200);
        }
    }
}

package vn.tiendo06.bench;

import java.time.Duration;

/** The database is killed, stays away for 30 s, and comes back on the same data. */
final class DatabaseStopFault implements Fault {

    private static final Duration BEFORE = Duration.ofSeconds(15);
    private static final Duration AWAY = Duration.ofSeconds(30);
    private static final Duration AFTER = Duration.ofSeconds(25);
    private static final int SAMPLE = 20;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public Outcome strike() throws Exception {
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                KillableDatabase database = new KillableDatabase();
                Replicas replicas = database.replicas(issuer)) {
            long begun = replicas.work(BEFORE);
            long killed = System.nanoTime();
            replicas.outage.threatens();
            database.kill();
            Thread.sleep(AWAY);
            Journal.Pace refused = replicas.journal().failurePace(killed, System.nanoTime());
            database.restart();
            long back = System.nanoTime();
            replicas.outage.ends();
            Thread.sleep(AFTER);
            Duration last = replicas.journal().untilLastFailure(back);
            Duration next = replicas.journal().untilFirstWrite(back);
            Journal.Pace after = replicas.journal().pace(System.nanoTime() - AFTER.toNanos() / 2, System.nanoTime());
            var wrong = replicas.rest();
            wrong.addAll(replicas.round.retold(SAMPLE));
            return new Outcome(
                    "database away for " + AWAY.toSeconds() + " s",
                    replicas.journal().pace(begun, killed).toString(),
                    replicas.journal().failures(killed),
                    last,
                    replicas.acknowledged(),
                    wrong,
                    "refused while it was away: p50 %.0f ms, p99 %.0f ms; after its return the next write after %d ms, then %s; %s"
                            .formatted(refused.p50(), refused.p99(), next.toMillis(), after, replicas.interrupted()));
        }
    }
}

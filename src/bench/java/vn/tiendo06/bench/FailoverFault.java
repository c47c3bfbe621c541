package vn.tiendo06.bench;

import java.time.Duration;
import java.util.Map;

/** The primary is killed and, some seconds later, its synchronous standby promoted: what was acknowledged is on it. */
final class FailoverFault implements Fault {

    private static final Duration BEFORE = Duration.ofSeconds(15);

    /** Until whoever watches the primary has made up its mind. */
    private static final Duration NOTICED = Duration.ofSeconds(5);

    private static final Duration AFTER = Duration.ofSeconds(25);
    private static final int SAMPLE = 20;

    @Override
    public String name() {
        return "failover";
    }

    @Override
    public Outcome strike() throws Exception {
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                StandbyPair pair = new StandbyPair();
                Replicas replicas =
                        Replicas.start(pair.jdbcUrl(), pair::dataSource, issuer.url(), Map.of(), Map.of())) {
            long begun = replicas.work(BEFORE);
            long killed = System.nanoTime();
            replicas.outage.threatens();
            pair.killPrimary();
            Thread.sleep(NOTICED);
            pair.promote();
            long promoted = System.nanoTime();
            replicas.outage.ends();
            Thread.sleep(AFTER);
            Duration last = replicas.journal().untilLastFailure(promoted);
            Duration next = replicas.journal().untilFirstWrite(promoted);
            Journal.Pace after = replicas.journal().pace(System.nanoTime() - AFTER.toNanos() / 2, System.nanoTime());
            var wrong = replicas.rest();
            wrong.addAll(replicas.round.retold(SAMPLE));
            return new Outcome(
                    "failover to a synchronous standby, promoted " + NOTICED.toSeconds() + " s after the kill",
                    replicas.journal().pace(begun, killed).toString(),
                    replicas.journal().failures(killed),
                    last,
                    replicas.acknowledged(),
                    wrong,
                    "the promotion took %d ms; after it the next write after %d ms, then %s; %s"
                            .formatted(
                                    (promoted - killed) / 1_000_000 - NOTICED.toMillis(),
                                    next.toMillis(),
                                    after,
                                    replicas.interrupted()));
        }
    }
}

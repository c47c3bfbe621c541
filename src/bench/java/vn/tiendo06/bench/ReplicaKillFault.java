package vn.tiendo06.bench;

import java.time.Duration;

/** One of two replicas is killed (SIGKILL) under load, stays away for a while, and comes back. */
final class ReplicaKillFault implements Fault {

    private static final Duration BEFORE = Duration.ofSeconds(20);
    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final Duration AFTER = Duration.ofSeconds(15);
    private static final int SAMPLE = 20;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public Outcome strike() throws Exception {
        try (SwitchedIssuer issuer = new SwitchedIssuer();
                KillableDatabase database = new KillableDatabase();
                Replicas replicas = database.replicas(issuer)) {
            long begun = replicas.work(BEFORE);
            long killed = System.nanoTime();
            replicas.outage.threatens();
            replicas.two.kill();
            Thread.sleep(AWAY);
            Journal.Pace alone = replicas.journal().pace(killed + AWAY.toNanos() / 2, System.nanoTime());
            Duration last = replicas.journal().untilLastFailure(killed);
            Duration next = replicas.journal().untilFirstWrite(killed);
            long restarted = System.nanoTime();
            replicas.two.start();
            Duration ready = Duration.ofNanos(System.nanoTime() - restarted);
            long back = System.nanoTime();
            Thread.sleep(AFTER);
            Journal.Pace after = replicas.journal().pace(back, System.nanoTime());
            var wrong = replicas.rest();
            wrong.addAll(replicas.round.retold(SAMPLE));
            long served = replicas.journal().failures(back).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            if (served > 0) {
                wrong.add(served + " failures after it was back");
            }
            return new Outcome(
                    "SIGKILL of one replica",
                    replicas.journal().pace(begun, killed).toString(),
                    replicas.journal().failures(killed),
                    last,
                    replicas.acknowledged(),
                    wrong,
                    "next write after %d ms; on one replica %s; ready again %.1f s after its start, then %s, %d failures; "
                                    .formatted(next.toMillis(), alone, ready.toMillis() / 1000.0, after, served)
                            + "nginx gave %d calls to the other; %s"
                                    .formatted(replicas.nginx.passedOn(), replicas.interrupted()));
        }
    }
}

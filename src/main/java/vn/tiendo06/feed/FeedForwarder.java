package vn.tiendo06.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.Grant;
import vn.tiendo06.kernel.access.Role;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.page.ListQuery;

/**
 * Passes changes on to a sink from where it stopped, at least once. Of several replicas one does it at a time: an advisory
 * lock says which, since a row lock would give its transaction a number and so hold the feed back while the sink is slow.
 */
@ApplicationScoped
class FeedForwarder {

    private static final Logger LOG = Logger.getLogger(FeedForwarder.class);
    private static final String NAME = "kafka";
    private static final int BATCH = 200;
    private static final int INTERVAL_MILLIS = 500;

    // Any number will do as long as nothing else uses it.
    private static final long LOCK = 60_640;

    private final EntityManager em;
    private final ChangeRepository changes;
    private final FeedReader reader;
    private final FeedState state;
    private final SightRepository sights;
    private final KafkaSettings settings;
    private final CloudEvents events;
    private ScheduledExecutorService timer;
    private ChangeSink sink;

    FeedForwarder(
            EntityManager em,
            ChangeRepository changes,
            FeedReader reader,
            FeedState state,
            SightRepository sights,
            KafkaSettings settings,
            CloudEvents events) {
        this.em = em;
        this.changes = changes;
        this.reader = reader;
        this.state = state;
        this.sights = sights;
        this.settings = settings;
        this.events = events;
    }

    void onStart(@Observes StartupEvent event) {
        if (settings.enabled()) {
            sink = new KafkaSink(settings, events);
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("feed-forwarder").factory());
            timer.scheduleWithFixedDelay(this::tryRun, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    void onStop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.shutdownNow();
            sink.close();
        }
    }

    private void tryRun() {
        try {
            while (forward(sink)) {
                LOG.trace("More is waiting");
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Changes could not be passed on and will be again: %s",
                    e.getClass().getName());
        }
    }

    /** Passes the next changes on; whether there may be more. */
    boolean forward(ChangeSink to) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) TimeUnit.MINUTES.toSeconds(5))
                .call(() -> {
                    if (!locked()) {
                        return false;
                    }
                    FeedState.Extent extent = state.extent();
                    Position from = place().filter(extent::holds)
                            .map(FeedCursor::position)
                            .orElse(extent.gone());
                    // Only what has changed moves the place: moving it takes a transaction's number itself.
                    if (changes.signals(from, extent.end(), 1).isEmpty()) {
                        return false;
                    }
                    FeedReader.Batch batch = reader.read(sights.of(everybody()), query(), from, extent, BATCH);
                    if (!batch.changes().isEmpty()) {
                        to.send(batch.changes());
                    }
                    moveTo(new FeedCursor(extent.epoch(), batch.next()));
                    return batch.more();
                });
    }

    private boolean locked() {
        return (Boolean) em.createNativeQuery("select pg_try_advisory_xact_lock(:key)")
                .setParameter("key", LOCK)
                .getSingleResult();
    }

    private Optional<FeedCursor> place() {
        return new ListQuery("k.epoch, cast(k.xid as text) as xid_text, k.change_id", "feed_sink k")
                        .where("k.name = :name", "name", NAME)
                        .all(
                                em,
                                "",
                                row -> new FeedCursor(
                                        row.text("epoch"),
                                        new Position(Long.parseLong(row.text("xid_text")), row.number("change_id"))))
                        .stream()
                        .findFirst();
    }

    private void moveTo(FeedCursor cursor) {
        em.createNativeQuery("""
                        insert into feed_sink (name, epoch, xid, change_id)
                        values (:name, :epoch, cast(:xid as xid8), :change)
                        on conflict (name) do update
                          set epoch = excluded.epoch, xid = excluded.xid, change_id = excluded.change_id""")
                .setParameter("name", NAME)
                .setParameter("epoch", cursor.epoch())
                .setParameter("xid", Long.toString(cursor.position().xid()))
                .setParameter("change", cursor.position().id())
                .executeUpdate();
    }

    private FeedQuery query() {
        return new FeedQuery(List.of(), List.of(), null, null);
    }

    private Actor everybody() {
        Scope scope = new Scope(List.of(), List.of(settings.locality()));
        return new Actor("tiendo06", NAME, NAME, List.of(new Grant(Role.INTEGRATOR, scope)));
    }
}

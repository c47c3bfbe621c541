package vn.tiendo06.feed;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.config.LocalCalendar;

/**
 * Takes changes out that are older than they are kept, in their order and some at a time. Of several replicas one does it at
 * a time.
 */
@ApplicationScoped
class FeedRetention {

    private static final Logger LOG = Logger.getLogger(FeedRetention.class);
    private static final int BATCH = 5000;

    // Of the oldest ones those that stand before the first that is still to be kept.
    private static final String REMOVE = """
            with turn as (select one from feed_state for update skip locked),
             oldest as (
               select c.xid, c.id, c.at from change c where exists (select 1 from turn)
               order by c.xid, c.id limit :batch),
             kept as (select o.xid, o.id from oldest o where o.at >= :before order by o.xid, o.id limit 1),
             gone as (
               select o.xid, o.id from oldest o
               where not exists (select 1 from kept k where (k.xid, k.id) <= (o.xid, o.id))),
             removed as (delete from change c using gone g where c.xid = g.xid and c.id = g.id returning 1),
             noted as (
               update feed_state set gone_xid = last.xid, gone_id = last.id
               from (select g.xid, g.id from gone g order by g.xid desc, g.id desc limit 1) last)
            select count(*) from removed""";

    private final EntityManager em;
    private final FeedSettings settings;
    private final LocalCalendar calendar;
    private ScheduledExecutorService timer;

    FeedRetention(EntityManager em, FeedSettings settings, LocalCalendar calendar) {
        this.em = em;
        this.settings = settings;
        this.calendar = calendar;
    }

    void onStart(@Observes StartupEvent event) {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("feed-retention").factory());
        timer.scheduleWithFixedDelay(this::tryRun, 1, 60, TimeUnit.MINUTES);
    }

    void onStop(@Observes ShutdownEvent event) {
        timer.shutdownNow();
    }

    private void tryRun() {
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Old changes could not be taken out and will be the next time: %s",
                    e.getClass().getName());
        }
    }

    void run() {
        Instant before = calendar.now().minus(Duration.ofDays(settings.keepDays()));
        while (removed(before) == BATCH) {
            LOG.debugf("%d old changes taken out", BATCH);
        }
    }

    private long removed(Instant before) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) em.createNativeQuery(REMOVE)
                        .setParameter("batch", BATCH)
                        .setParameter("before", before)
                        .getSingleResult())
                .longValue());
    }
}

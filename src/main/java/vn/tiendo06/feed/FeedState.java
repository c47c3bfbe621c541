package vn.tiendo06.feed;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.jboss.logging.Logger;
import vn.tiendo06.kernel.page.ListQuery;

/** How far the feed reaches: its epoch, where it begins and where it ends now. */
@ApplicationScoped
class FeedState {

    private static final Logger LOG = Logger.getLogger(FeedState.class);

    private final EntityManager em;

    FeedState(EntityManager em) {
        this.em = em;
    }

    /**
     * The feed at one time.
     *
     * @param gone the last change that is no longer kept
     * @param end the oldest transaction in flight: what those below it wrote is complete
     */
    record Extent(String epoch, Position gone, long end) {

        /** Whether all that follows a position is still kept, and the position is one of this epoch. */
        boolean holds(FeedCursor cursor) {
            return cursor.epoch().equals(epoch)
                    && !cursor.position().isBefore(gone)
                    && cursor.position().xid() < end;
        }
    }

    Extent extent() {
        return new ListQuery("""
                        left(cast(s.epoch as text), 8) as epoch, cast(s.gone_xid as text) as gone_xid, s.gone_id,
                        cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as ending""", "feed_state s")
                .all(
                        em,
                        "",
                        row -> new Extent(
                                row.text("epoch"),
                                new Position(Long.parseLong(row.text("gone_xid")), row.number("gone_id")),
                                Long.parseLong(row.text("ending"))))
                .getFirst();
    }

    /**
     * Begins a new epoch where the database has been restored into another cluster: the transactions there are numbered
     * anew, so that the changes kept so far are in no order with those to come.
     */
    @Transactional
    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        int moved = em.createNativeQuery("""
                        update feed_state set epoch = gen_random_uuid(), gone_xid = '0', gone_id = 0,
                          cluster_id = (select cast(system_identifier as text) from pg_control_system())
                        where cluster_id <> (select cast(system_identifier as text) from pg_control_system())""").executeUpdate();
        if (moved > 0) {
            em.createNativeQuery("delete from change").executeUpdate();
            LOG.warn("The database has moved to another cluster: the change feed begins anew (docs/feed.md)");
        }
    }
}

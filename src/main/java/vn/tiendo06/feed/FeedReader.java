package vn.tiendo06.feed;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import vn.tiendo06.kernel.access.Actor;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.access.Reach;
import vn.tiendo06.kernel.access.Role;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Access;
import vn.tiendo06.kernel.event.Events;

/** Reads changes as their reader may see them. */
@ApplicationScoped
class FeedReader {

    private final ChangeRepository changes;
    private final FeedState state;
    private final SightRepository sights;
    private final CurrentActor actor;
    private final Reach reach;
    private final Events events;

    FeedReader(
            ChangeRepository changes,
            FeedState state,
            SightRepository sights,
            CurrentActor actor,
            Reach reach,
            Events events) {
        this.changes = changes;
        this.state = state;
        this.sights = sights;
        this.actor = actor;
        this.reach = reach;
        this.events = events;
    }

    /**
     * Some changes.
     *
     * @param extent the feed when they were read
     * @param next where to go on
     */
    record Batch(List<ChangeView> changes, FeedState.Extent extent, Sight sight, Position next, boolean more) {

        ChangePage page() {
            return new ChangePage(changes, new FeedCursor(extent.epoch(), next).encode(), more);
        }
    }

    /** What a caller asks for; refused with 410 where what follows its cursor is no longer kept. */
    @Transactional
    Batch first(FeedFilter filter) {
        FeedCursor cursor = filter.cursor();
        FeedState.Extent extent = state.extent();
        if (cursor != null && !extent.holds(cursor)) {
            throw ProblemType.GONE.because("cursor-gone");
        }
        Sight sight = sights.of(actor.get());
        if (filter.fromNow()) {
            return new Batch(List.of(), extent, sight, Position.before(extent.end()), false);
        }
        Position after = cursor == null ? Position.START : cursor.position();
        return traced(read(sight, filter.query(), after, extent, filter.limit()), filter.plan);
    }

    /** What has come since. */
    @Transactional
    Batch following(Batch batch, FeedQuery query, int limit) {
        Batch next = read(batch.sight(), query, batch.next(), state.extent(), limit);
        return traced(next, query.plan());
    }

    /** What one who sees this is told after a position. */
    Batch read(Sight sight, FeedQuery query, Position after, FeedState.Extent extent, int limit) {
        List<ChangeView> found = changes.following(sight, query, after, extent.end(), limit + 1);
        boolean more = found.size() > limit;
        List<ChangeView> shown = more ? found.subList(0, limit) : found;
        // All below the end has been looked at, whether or not anything was found.
        Position next = more ? shown.getLast().position() : Position.before(extent.end());
        return new Batch(shown, extent, sight, next, more);
    }

    // Reads of submissions by machine are recorded.
    private Batch traced(Batch batch, String plan) {
        Actor who = actor.get();
        boolean submissions =
                batch.changes().stream().anyMatch(change -> change.kind().equals("submission"));
        if (submissions && who.has(Role.INTEGRATOR)) {
            String locality = reach.commonLocality(who.scopeFor(Permission.CHANGES_READ));
            events.read(new Access(FeedKind.SUBMISSION.code(), null, locality, plan));
        }
        return batch;
    }
}

package vn.tiendo06.feed;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import vn.tiendo06.kernel.web.Place;

/** Reads the feed, and waits for it where it has nothing yet. */
@ApplicationScoped
class FeedService {

    private final FeedReader reader;
    private final FeedPulse pulse;

    FeedService(FeedReader reader, FeedPulse pulse) {
        this.reader = reader;
        this.pulse = pulse;
    }

    Uni<ChangePage> list(FeedFilter filter) {
        filter.check();
        FeedQuery query = filter.query();
        FeedReader.Batch first = reader.first(filter);
        if (first.changes().isEmpty() && filter.patience().isPositive()) {
            Place.giveBack();
        }
        return complete(
                first,
                query,
                filter.limit(),
                System.nanoTime() + filter.patience().toNanos());
    }

    private Uni<ChangePage> complete(FeedReader.Batch batch, FeedQuery query, int limit, long until) {
        Duration patience = Duration.ofNanos(until - System.nanoTime());
        if (!batch.changes().isEmpty() || !patience.isPositive()) {
            return Uni.createFrom().item(batch.page());
        }
        return pulse.next(batch.extent().end(), signal -> concerns(batch.sight(), query, signal), patience)
                .map(ignored -> reader.following(batch, query, limit))
                .chain(next -> complete(next, query, limit, until));
    }

    private static boolean concerns(Sight sight, FeedQuery query, FeedPulse.Signal signal) {
        return query.mayMean(
                        signal.kind(), signal.type(), signal.planCode(), signal.provinceCode(), signal.localityCode())
                && (signal.audience() == Audience.EVERYBODY
                        || sight.reach().cover(signal.provinceCode(), signal.localityCode()));
    }
}

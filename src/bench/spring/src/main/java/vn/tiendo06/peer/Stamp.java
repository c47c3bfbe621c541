package vn.tiendo06.peer;

import jakarta.persistence.Embeddable;
import java.time.Instant;
import vn.tiendo06.progress.StampView;

/** Who did something and when. */
@Embeddable
record Stamp(Instant at, String subject, String name) {

    static StampView view(Stamp stamp) {
        return stamp == null ? null : new StampView(stamp.subject(), stamp.name(), stamp.at());
    }
}

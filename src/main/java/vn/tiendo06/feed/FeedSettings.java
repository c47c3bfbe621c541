package vn.tiendo06.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import vn.tiendo06.kernel.config.NumberWithin;

/** How long changes are kept. */
@ConfigMapping(prefix = "tiendo06.feed")
interface FeedSettings {

    /** At least 91: a cursor is promised to hold for 90 days. */
    @WithConverter(KeptDays.class)
    @WithDefault("100")
    int keepDays();

    final class KeptDays extends NumberWithin {
        public KeptDays() {
            super(91, 36_500);
        }
    }
}

package vn.tiendo06.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How long changes are kept. */
@ConfigMapping(prefix = "tiendo06.feed")
interface FeedSettings {

    /** A cursor is promised to hold for 90 days. */
    @Min(91)
    @WithDefault("100")
    int keepDays();
}

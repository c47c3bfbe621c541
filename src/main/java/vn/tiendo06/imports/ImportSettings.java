package vn.tiendo06.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import vn.tiendo06.kernel.config.NumberWithin;

/** How imports are worked off. */
@ConfigMapping(prefix = "tiendo06.imports")
interface ImportSettings {

    /** Whether this replica works on jobs. */
    @WithDefault("true")
    boolean enabled();

    /** How often it looks for a job that another replica has queued or left. */
    @WithDefault("5s")
    Duration poll();

    /** How long a job is its worker's after each chunk; then another may take it over. */
    @WithDefault("2m")
    Duration lease();

    /** Rows that are written in one transaction, unless the job is atomic. */
    @WithDefault("2000")
    int chunk();

    /** Jobs of one account that may wait or run at a time, 1 to 1,000. */
    @WithConverter(Open.class)
    @WithDefault("20")
    int open();

    /** How long finished jobs are kept with their sources and results. */
    @WithDefault("90d")
    Duration kept();

    final class Open extends NumberWithin {
        public Open() {
            super(1, 1000);
        }
    }
}

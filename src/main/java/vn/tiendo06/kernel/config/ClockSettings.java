package vn.tiendo06.kernel.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the time that all replicas share is kept. */
@ConfigMapping(prefix = "tiendo06.clock")
interface ClockSettings {

    /** Off in tests, which set the time themselves. */
    @WithDefault("true")
    boolean enabled();

    /** Between two looks at the database's clock. */
    @WithDefault("10s")
    Duration interval();

    /** How far the machine's clock may be from the database's: beyond it no token can be judged, and nobody is served. */
    @WithDefault("30s")
    Duration tolerance();
}

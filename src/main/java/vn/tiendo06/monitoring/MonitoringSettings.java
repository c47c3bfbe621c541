package vn.tiendo06.monitoring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the application looks at what it is measured by. */
@ConfigMapping(prefix = "tiendo06.monitoring")
interface MonitoringSettings {

    /** Off in tests, which ask for the figures themselves. */
    @WithDefault("true")
    boolean enabled();

    /** Between two counts of missing reports and waiting reviews. */
    @WithDefault("60s")
    Duration interval();

    /** Plans whose missing reports are counted at a time; the next count goes on with the plans after them. */
    @WithDefault("50")
    int plansAtATime();

    /** Between two looks at the issuer. */
    @WithDefault("15s")
    Duration issuerInterval();

    /** Whether calls are refused at once while the database is away. Off in tests, which count what the driver sends. */
    @WithDefault("true")
    boolean watchDatabase();
}

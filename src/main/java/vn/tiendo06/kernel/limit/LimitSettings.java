package vn.tiendo06.kernel.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import vn.tiendo06.kernel.config.NumberWithin;

/** How much one caller may ask, on one replica. */
@ConfigMapping(prefix = "tiendo06.limits")
public interface LimitSettings {

    /** What a machine (role integrator) may ask. */
    Integrator integrator();

    /** What the people of one unit may write together. */
    Unit unit();

    /** Items of a bulk call that count as one request, 1 to 10,000. */
    @WithConverter(BulkItems.class)
    @WithDefault("100")
    int bulkItems();

    /** Callers that are remembered at most; the one not seen longest is forgotten first. */
    @WithDefault("50000")
    int callers();

    interface Integrator {
        /** Requests in a window; 0: no limit. */
        @WithDefault("600")
        int requests();

        @WithDefault("1M")
        Duration window();
    }

    interface Unit {
        /** Writes in a window; 0: no limit. */
        @WithDefault("300")
        int writes();

        @WithDefault("1M")
        Duration window();
    }

    final class BulkItems extends NumberWithin {
        public BulkItems() {
            super(1, 10_000);
        }
    }
}

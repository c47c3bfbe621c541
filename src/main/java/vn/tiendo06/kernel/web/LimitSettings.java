package vn.tiendo06.kernel.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How much is done at a time. The places of reads and writes together stay below the size of the database's pool, so that
 * probes and jobs find a connection at any load.
 */
@ConfigMapping(prefix = "tiendo06.limits")
interface LimitSettings {

    /** GET and HEAD. */
    @WithDefault("12")
    int reads();

    @WithDefault("24")
    int readsWaiting();

    /** All that changes something; reads cannot take these places. */
    @WithDefault("6")
    int writes();

    @WithDefault("24")
    int writesWaiting();

    /** Of both, those that take long by nature ({@link Costly}). */
    @WithDefault("3")
    int costly();

    @WithDefault("6")
    int costlyWaiting();

    /** How long a request may wait for a place. */
    @WithDefault("500ms")
    Duration patience();

    /** Within this time a JSON body must have come. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** Within this time any other body must have come. */
    @WithDefault("10m")
    Duration uploadTimeout();
}

package vn.tiendo06.kernel.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much is done at a time. The places of all three together stay below the size of the database's pool, so that
 * probes and jobs find a connection at any load.
 */
@ConfigMapping(prefix = "tiendo06.limits")
interface LoadSettings {

    /** GET and HEAD. */
    @WithDefault("8")
    int reads();

    /** Of these, those that are given while other reads wait; unless set, two for each processor. */
    OptionalInt readsUnderPressure();

    @WithDefault("8")
    int readsWaiting();

    /** How long a read may wait for a place: no longer than makes up for a burst, so that those served are served fast. */
    @WithDefault("100ms")
    Duration readsPatience();

    /** All that changes something; reads cannot take these places. */
    @WithDefault("6")
    int writes();

    @WithDefault("24")
    int writesWaiting();

    /** The same of a write, which is the more trouble to send again. */
    @WithDefault("500ms")
    Duration writesPatience();

    /** Of both, those that take long by nature ({@link Costly}); they keep no place of reads or writes. */
    @WithDefault("3")
    int costly();

    @WithDefault("6")
    int costlyWaiting();

    /** The same of what takes long anyway. */
    @WithDefault("3s")
    Duration costlyPatience();

    /** Within this time a JSON body must have come. */
    @WithDefault("30s")
    Duration bodyTimeout();

    /** Within this time any other body must have come. */
    @WithDefault("10m")
    Duration uploadTimeout();
}

package vn.tiendo06.kernel.config;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads a setting that is a duration within bounds; another one keeps the application from starting. */
public abstract class DurationWithin implements Converter<Duration> {

    private final Duration least;
    private final Duration most;

    protected DurationWithin(Duration least, Duration most) {
        this.least = least;
        this.most = most;
    }

    /** @throws IllegalArgumentException for what is no duration (PT15S, 15s) or out of bounds */
    @Override
    public Duration convert(String value) {
        Duration duration = DurationConverter.parseDuration(value.strip());
        if (duration == null || duration.compareTo(least) < 0 || duration.compareTo(most) > 0) {
            throw new IllegalArgumentException(value + " is not from " + least + " to " + most);
        }
        return duration;
    }
}

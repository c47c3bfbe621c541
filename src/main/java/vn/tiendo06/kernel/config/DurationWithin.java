package vn.tiendo06.kernel.config;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;

/** A setting that is a duration (PT15S, 15s) within bounds. */
public abstract class DurationWithin extends Within<Duration> {

    protected DurationWithin(Duration least, Duration most) {
        super(DurationConverter::parseDuration, least, most);
    }

    @Override
    public Duration convert(String text) {
        return super.convert(text);
    }
}

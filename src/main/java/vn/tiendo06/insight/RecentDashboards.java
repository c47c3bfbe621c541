package vn.tiendo06.insight;

import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Dashboards that were made before and still hold: nothing was written since, and no day has begun, with which periods end,
 * become due and are locked.
 */
@ApplicationScoped
class RecentDashboards {

    /** @param lastWrites what {@link LastWrites} told before the dashboard was read */
    @CacheResult(cacheName = "dashboards")
    Dashboard of(
            @CacheKey String planCode,
            @CacheKey String lastWrites,
            @CacheKey LocalDate day,
            @CacheKey Locale locale,
            Supplier<Dashboard> made) {
        return made.get();
    }
}

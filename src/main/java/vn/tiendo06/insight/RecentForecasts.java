package vn.tiendo06.insight;

import io.quarkus.cache.CacheKey;
import io.quarkus.cache.CacheResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Forecasts of a plan's targets that were made before and still hold: what they rest on is the same, and no day has begun. */
@ApplicationScoped
class RecentForecasts {

    private final Forecasts forecasts;

    RecentForecasts(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /** @param points a figure for each day on which periods ended, in order */
    record Asked(String target, Forecasts.Basis basis, List<Map.Entry<LocalDate, BigDecimal>> points) {}

    /**
     * By target; those with too few points are left out.
     *
     * @param digest of all that is asked
     */
    @CacheResult(cacheName = "plan-forecasts")
    Map<String, Forecast> of(
            @CacheKey String planCode, @CacheKey String digest, @CacheKey LocalDate day, List<Asked> asked) {
        Map<String, Forecast> answer = new HashMap<>();
        for (Asked one : asked) {
            Forecast forecast = forecasts.of(one.basis(), one.points(), day);
            if (forecast != null && forecast.availability() == Forecast.Availability.OK) {
                answer.put(one.target(), forecast);
            }
        }
        return answer;
    }
}

package vn.tiendo06.kernel.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** So many requests in a window for each key: a full allowance to begin with, then an even flow. */
final class Limit {

    private final String name;
    private final int quota;
    private final Duration window;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    Limit(String name, int quota, Duration window, int keys, TimeMeter time) {
        this.name = name;
        this.quota = quota;
        this.window = window;
        this.time = time;
        this.buckets = Caffeine.newBuilder().maximumSize(keys).build();
    }

    /**
     * What became of a request.
     *
     * @param remaining what is left of the allowance
     * @param seconds until the allowance is full again, or where the request is refused until it may be asked again
     */
    record Spent(boolean allowed, String name, long quota, long windowSeconds, long remaining, long seconds) {

        /** RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-10. */
        String policy() {
            return "\"%s\";q=%d;w=%d".formatted(name, quota, windowSeconds);
        }

        /** RateLimit of the same draft. */
        String state() {
            return "\"%s\";r=%d;t=%d".formatted(name, remaining, seconds);
        }
    }

    boolean isOn() {
        return quota > 0;
    }

    int quota() {
        return quota;
    }

    Spent spend(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? allowed(probe) : spent(false, probe, probe.getNanosToWaitForRefill());
    }

    /** Spends more for a request that was let in already; where it is refused, until all of it may be asked again. */
    Spent spendMore(String key, int more) {
        Bucket bucket = bucket(key);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(more);
        return probe.isConsumed()
                ? allowed(probe)
                : spent(false, probe, bucket.estimateAbilityToConsume(more + 1L).getNanosToWaitForRefill());
    }

    private Bucket bucket(String key) {
        return buckets.get(key, any -> full());
    }

    private Spent allowed(ConsumptionProbe probe) {
        return spent(true, probe, probe.getNanosToWaitForReset());
    }

    private Spent spent(boolean allowed, ConsumptionProbe probe, long nanos) {
        return new Spent(allowed, name, quota, window.toSeconds(), probe.getRemainingTokens(), upToASecond(nanos));
    }

    private Bucket full() {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder()
                        .capacity(quota)
                        .refillGreedy(quota, window)
                        .build())
                .build();
    }

    private static long upToASecond(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }
}

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
     * @param seconds until the allowance is full again, or where the request is refused until one more may be asked
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

    Spent spend(String key) {
        ConsumptionProbe probe = buckets.get(key, any -> full()).tryConsumeAndReturnRemaining(1);
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Spent(
                probe.isConsumed(), name, quota, window.toSeconds(), probe.getRemainingTokens(), upToASecond(nanos));
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

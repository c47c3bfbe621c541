package vn.tiendo06.feed;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** How long to wait after the n-th failure: longer each time, and never the same for all who failed together. */
final class Backoff {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(12));
    private static final double JITTER = 0.2;
    private static final Duration LONGEST_WISH = Duration.ofHours(24);

    private Backoff() {}

    /**
     * Twenty per cent more or less than the step, and no less than the endpoint asks for, up to a day.
     *
     * @param failures how often it has failed, from 1
     * @param wish Retry-After of its answer, or null
     */
    static Duration after(int failures, Duration wish, RandomGenerator random) {
        Duration step = STEPS.get(Math.min(failures, STEPS.size()) - 1);
        double factor = 1 - JITTER + 2 * JITTER * random.nextDouble();
        Duration own = Duration.ofMillis(Math.round(step.toMillis() * factor));
        if (wish == null || wish.compareTo(own) <= 0) {
            return own;
        }
        return wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish;
    }
}

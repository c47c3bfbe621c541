package vn.tiendo06.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void waitsLongerEachTimeAndNeverExactlyAsOthersDo() {
        Random random = new Random(6);
        Duration before = Duration.ZERO;
        for (int failures = 1; failures <= 7; failures++) {
            Set<Duration> seen = new HashSet<>();
            Duration shortest = Duration.ofDays(9);
            for (int n = 0; n < 200; n++) {
                Duration wait = Backoff.after(failures, null, random);
                seen.add(wait);
                shortest = wait.compareTo(shortest) < 0 ? wait : shortest;
            }
            assertTrue(seen.size() > 50, "jitter");
            assertTrue(shortest.compareTo(before) > 0, "longer than the step before");
            before = shortest;
        }
        assertTrue(Backoff.after(100, null, random).compareTo(Duration.ofHours(15)) < 0);
    }

    @Test
    void heedsWhatTheEndpointAsksFor() {
        Random random = new Random(6);
        assertEquals(Duration.ofMinutes(3), Backoff.after(1, Duration.ofMinutes(3), random));
        assertTrue(Backoff.after(4, Duration.ofSeconds(1), random).compareTo(Duration.ofMinutes(20)) > 0);
        assertEquals(Duration.ofDays(1), Backoff.after(1, Duration.ofDays(900), random));
    }
}

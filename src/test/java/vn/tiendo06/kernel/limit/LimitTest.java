package vn.tiendo06.kernel.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

    private final AtomicLong seconds = new AtomicLong();
    private final Limit limit = new Limit("unit", 300, Duration.ofMinutes(1), 10, new TimeMeter() {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.SECONDS.toNanos(seconds.get());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    });

    @Test
    void moreIsSpentAtOnceOrNotAtAll() {
        assertEquals(299, limit.spend("a").remaining());
        assertEquals(200, limit.spendMore("a", 99).remaining());
        Limit.Spent refused = limit.spendMore("a", 250);
        assertFalse(refused.allowed());
        assertEquals(200, refused.remaining());
        // 251 of them by then, for the next request, at five a second: 51 more.
        assertEquals(11, refused.seconds());
        seconds.addAndGet(refused.seconds());
        assertTrue(limit.spend("a").allowed());
        assertTrue(limit.spendMore("a", 250).allowed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "1.5", ""})
    void itemsOfARequestAreANumberWithinBounds(String items) {
        assertThrows(IllegalArgumentException.class, () -> new LimitSettings.BulkItems().convert(items));
    }
}

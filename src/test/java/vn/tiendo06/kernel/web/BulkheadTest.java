package vn.tiendo06.kernel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class BulkheadTest {

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    private final List<String> told = new CopyOnWriteArrayList<>();

    private Admission guest(Bulkhead bulkhead, String name) {
        Admission admission = new Admission(bulkhead, () -> told.add(name + " in"), () -> told.add(name + " refused"));
        admission.ask();
        return admission;
    }

    private void await(String... expected) throws InterruptedException {
        List<String> wanted = List.of(expected);
        for (int i = 0; i < 500 && !told.equals(wanted); i++) {
            Thread.sleep(10);
        }
        assertEquals(wanted, told);
    }

    @Test
    void placesThenQueueThenRefusal() throws Exception {
        Bulkhead bulkhead = new Bulkhead(vertx, 1, 1, Duration.ofMinutes(1));
        Admission first = guest(bulkhead, "first");
        Admission second = guest(bulkhead, "second");
        guest(bulkhead, "third");
        assertEquals(List.of("first in", "third refused"), told);
        assertEquals(1, bulkhead.refusedSoFar());
        first.end();
        await("first in", "third refused", "second in");
        second.end();
        assertEquals(0, bulkhead.taken());
        assertEquals(0, bulkhead.waiting());
    }

    @Test
    void inAnOverloadWhoCameLastIsNextAndWhoWaitedLongestMakesRoom() throws Exception {
        AtomicLong nanos = new AtomicLong();
        Bulkhead bulkhead =
                new Bulkhead(vertx, 1, 1, Bulkhead.Turn.LAST_COME_IN_OVERLOAD, 2, Duration.ofMinutes(1), nanos::get);
        Admission first = guest(bulkhead, "1");
        Admission second = guest(bulkhead, "2");
        guest(bulkhead, "3");
        first.end();
        await("1 in", "2 in");
        Admission fourth = guest(bulkhead, "4");
        Admission fifth = guest(bulkhead, "5");
        await("1 in", "2 in", "3 refused");
        assertEquals(1, bulkhead.refusedSoFar());
        assertEquals(2, bulkhead.waiting());
        second.end();
        await("1 in", "2 in", "3 refused", "5 in");
        Admission sixth = guest(bulkhead, "6");
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1001));
        fifth.end();
        await("1 in", "2 in", "3 refused", "5 in", "4 in");
        fourth.end();
        await("1 in", "2 in", "3 refused", "5 in", "4 in", "6 in");
        sixth.end();
        assertEquals(0, bulkhead.taken());
        assertEquals(0, bulkhead.waiting());
    }

    @Test
    void nobodyMayWaitWhereThereIsNoQueue() {
        Bulkhead bulkhead = new Bulkhead(
                vertx, 1, 1, Bulkhead.Turn.LAST_COME_IN_OVERLOAD, 0, Duration.ofMinutes(1), System::nanoTime);
        guest(bulkhead, "1");
        guest(bulkhead, "2");
        assertEquals(List.of("1 in", "2 refused"), told);
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceNeverTakeMorePlacesThanThereAreAndNobodyIsForgotten(Bulkhead.Turn turn) throws Exception {
        int places = 4;
        int guests = 2000;
        Bulkhead bulkhead = new Bulkhead(vertx, places, places, turn, 50, Duration.ofMillis(20), System::nanoTime);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch answered = new CountDownLatch(guests);
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < 8; t++) {
            threads.add(Thread.ofVirtual().start(() -> {
                for (int i = 0; i < guests / 8; i++) {
                    Admission[] mine = new Admission[1];
                    mine[0] = new Admission(
                            bulkhead,
                            () -> {
                                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                                vertx.setTimer(1, any -> {
                                    inside.decrementAndGet();
                                    mine[0].end();
                                    answered.countDown();
                                });
                            },
                            () -> {
                                refused.incrementAndGet();
                                answered.countDown();
                            });
                    mine[0].ask();
                }
            }));
        }
        assertTrue(answered.await(20, TimeUnit.SECONDS), "unanswered " + answered.getCount());
        assertTrue(most.get() <= places, most + " at once");
        assertTrue(refused.get() > 0);
        assertFalse(bulkhead.waiting() > 0);
        assertEquals(0, bulkhead.taken());
        assertEquals(refused.get(), bulkhead.refusedSoFar());
    }

    @Test
    void underPressureFewerAreLetInUntilASecondAfterIt() throws Exception {
        AtomicLong nanos = new AtomicLong();
        Bulkhead bulkhead = new Bulkhead(vertx, 3, 1, Bulkhead.Turn.FIRST_COME, 2, Duration.ofMinutes(1), nanos::get);
        Admission first = guest(bulkhead, "1");
        Admission second = guest(bulkhead, "2");
        Admission third = guest(bulkhead, "3");
        Admission fourth = guest(bulkhead, "4");
        first.end();
        second.end();
        assertEquals(1, bulkhead.taken());
        assertEquals(List.of("1 in", "2 in", "3 in"), told);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));
        third.end();
        await("1 in", "2 in", "3 in", "4 in");
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(500));
        Admission fifth = guest(bulkhead, "5");
        assertEquals(1, bulkhead.taken(), "it is not over for a second yet");
        fourth.end();
        await("1 in", "2 in", "3 in", "4 in", "5 in");
        fifth.end();
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1001));
        List<Admission> calm = List.of(guest(bulkhead, "6"), guest(bulkhead, "7"), guest(bulkhead, "8"));
        assertEquals(3, bulkhead.taken());
        calm.forEach(Admission::end);
        assertEquals(0, bulkhead.taken());
    }

    @Test
    void nobodyWaitsForLong() throws Exception {
        Bulkhead bulkhead = new Bulkhead(vertx, 1, 5, Duration.ofMillis(50));
        Admission first = guest(bulkhead, "first");
        guest(bulkhead, "second");
        await("first in", "second refused");
        first.end();
        assertEquals(0, bulkhead.taken());
    }

    @Test
    void whoHasGoneIsNotCalled() throws Exception {
        Bulkhead bulkhead = new Bulkhead(vertx, 1, 5, Duration.ofMinutes(1));
        Admission first = guest(bulkhead, "first");
        Admission second = guest(bulkhead, "second");
        guest(bulkhead, "third");
        second.end();
        second.end();
        first.end();
        first.end();
        await("first in", "third in");
        assertEquals(1, bulkhead.taken());
    }
}

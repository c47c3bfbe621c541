package vn.tiendo06.bench;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every answer that clients got, and when: what a fault looks like from outside. */
final class Journal {

    private static final Set<Integer> REFUSALS = Set.of(304, 409, 412);

    /** No answer came at all. */
    static final int LOST = 0;

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();

    /** One call: when its answer came or was given up, what it was and how long it took. */
    record Entry(long at, String method, int status, long micros) {

        boolean isFailure() {
            return status / 100 != 2 && !REFUSALS.contains(status);
        }
    }

    void add(String method, int status, long begun) {
        long now = System.nanoTime();
        entries.add(new Entry(now, method, status, (now - begun) / 1000));
    }

    /** Failures after an instant, by status; {@code lost} where no answer came. */
    Map<String, Long> failures(long since) {
        return entries.stream()
                .filter(entry -> entry.at() >= since && entry.isFailure())
                .collect(Collectors.groupingBy(
                        entry -> entry.status() == LOST ? "lost" : Integer.toString(entry.status()),
                        TreeMap::new,
                        Collectors.counting()));
    }

    /** From an instant to the last failure after it; zero where there was none. */
    Duration untilLastFailure(long since) {
        return Duration.ofNanos(entries.stream()
                .filter(entry -> entry.at() >= since && entry.isFailure())
                .mapToLong(entry -> entry.at() - since)
                .max()
                .orElse(0));
    }

    /** From an instant to the first good answer to a write after it. */
    Duration untilFirstWrite(long since) {
        return Duration.ofNanos(entries.stream()
                .filter(entry -> entry.at() >= since && !entry.isFailure() && !entry.method.equals("GET"))
                .mapToLong(entry -> entry.at() - since)
                .min()
                .orElse(Long.MAX_VALUE));
    }

    /** Calls answered well in a time, and how long 99 of 100 of them took at most, in milliseconds. */
    Pace pace(long from, long to) {
        return pace(from, to, entry -> !entry.isFailure());
    }

    /** The same of failures. */
    Pace failurePace(long from, long to) {
        return pace(from, to, Entry::isFailure);
    }

    private Pace pace(long from, long to, Predicate<Entry> which) {
        long[] micros = entries.stream()
                .filter(entry -> entry.at() >= from && entry.at() < to && which.test(entry))
                .mapToLong(Entry::micros)
                .sorted()
                .toArray();
        double p99 = micros.length == 0 ? Double.NaN : micros[(int) (micros.length * 0.99)] / 1000.0;
        double p50 = micros.length == 0 ? Double.NaN : micros[micros.length / 2] / 1000.0;
        return new Pace(micros.length, micros.length / ((to - from) / 1e9), p50, p99);
    }

    record Pace(long calls, double perSecond, double p50, double p99) {

        @Override
        public String toString() {
            return "%.0f/s, p50 %.0f ms, p99 %.0f ms".formatted(perSecond, p50, p99);
        }
    }
}

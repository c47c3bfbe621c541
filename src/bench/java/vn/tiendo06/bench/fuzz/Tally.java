package vn.tiendo06.bench.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a run has seen. */
public final class Tally {

    private static final int SAMPLES = 2;

    private int requests;
    private int closed;
    private long slowest;
    private String slowestOperation = "";
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Integer> successes = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, List<String>> samples = new TreeMap<>();

    synchronized void answered(Call call, Answer answer, long nanos) {
        requests++;
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() / 100 == 2 && call.elsewhere == null) {
            successes.merge(call.operation.id(), 1, Integer::sum);
        }
        if (nanos > slowest) {
            slowest = nanos;
            slowestOperation = call.operation.id();
        }
    }

    /** The server closed the connection on what is beyond HTTP. */
    synchronized void closed() {
        requests++;
        closed++;
    }

    synchronized void fault(String kind, String sample) {
        counts.merge(kind, 1, Integer::sum);
        List<String> kept = samples.computeIfAbsent(kind, any -> new ArrayList<>());
        if (kept.size() < SAMPLES) {
            kept.add(sample);
        }
    }

    synchronized int requests() {
        return requests;
    }

    public synchronized int count(int status) {
        return statuses.getOrDefault(status, 0);
    }

    /** Each kind of fault with how often it was seen and how to bring it about. */
    public synchronized List<String> faults() {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " × " + entry.getKey() + "\n    "
                        + String.join("\n    ", samples.get(entry.getKey())))
                .toList();
    }

    /** Whether a good call of the operation was ever answered as such. */
    public synchronized boolean succeeded(String operationId) {
        return successes.containsKey(operationId);
    }

    @Override
    public synchronized String toString() {
        return requests + " requests, statuses " + statuses + ", connections closed " + closed
                + ", operations that succeeded "
                + successes.size() + ", slowest " + slowest / 1_000_000 + " ms (" + slowestOperation
                + "), kinds of faults "
                + counts.size();
    }
}

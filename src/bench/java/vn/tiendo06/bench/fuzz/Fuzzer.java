package vn.tiendo06.bench.fuzz;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import vn.tiendo06.access.WellFormed;

/**
 * Sends requests, good ones, bad ones and such in between, that are made from the contract, and holds each answer against
 * it. The same seed makes the same choices; ids are those the application gives.
 */
public final class Fuzzer {

    private final String base;
    private final long seed;
    private final int lanes;
    private final Contract contract;

    public Fuzzer(String base, long seed, int lanes) throws IOException {
        this.base = base;
        this.seed = seed;
        this.lanes = lanes;
        this.contract = Contract.committed();
    }

    /** Sends them, several lanes at once. */
    public Tally run(int requests) throws InterruptedException, ExecutionException {
        Tally tally = new Tally();
        Callers callers = new Callers();
        Map<String, List<WellFormed>> samples =
                WellFormed.all().stream().collect(Collectors.groupingBy(WellFormed::operationId));
        try (Client client = new Client(base);
                ExecutorService threads = Executors.newFixedThreadPool(lanes)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < lanes; i++) {
                Lane lane = new Lane(
                        "seed " + seed + " lane " + i, seed * 1000 + i, contract, client, callers, samples, tally);
                running.add(threads.submit(() -> {
                    lane.run(requests / lanes);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        return tally;
    }

    /** Operations that never succeeded. */
    public List<String> unreached(Tally tally) {
        return contract.operations().stream()
                .map(Operation::id)
                .filter(id -> !tally.succeeded(id))
                .toList();
    }
}

package vn.tiendo06.kernel.web;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;

/** The classes of operations that are kept from starving each other, and how full they are. */
@Singleton
class Bulkheads implements MeterBinder {

    // One is worked on here while another is in the database.
    private static final int READS_PER_PROCESSOR = 2;

    private final Bulkhead reads;
    private final Bulkhead writes;
    private final Bulkhead costly;

    Bulkheads(Vertx vertx, LoadSettings limits) {
        reads = new Bulkhead(
                vertx,
                limits.reads(),
                limits.readsUnderPressure()
                        .orElse(READS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors()),
                Bulkhead.Turn.LAST_COME_IN_OVERLOAD,
                limits.readsWaiting(),
                limits.readsPatience(),
                System::nanoTime);
        writes = new Bulkhead(vertx, limits.writes(), limits.writesWaiting(), limits.writesPatience());
        costly = new Bulkhead(vertx, limits.costly(), limits.costlyWaiting(), limits.costlyPatience());
    }

    Bulkhead reads() {
        return reads;
    }

    Bulkhead writes() {
        return writes;
    }

    Bulkhead costly() {
        return costly;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Map.of("reads", reads, "writes", writes, "costly", costly).forEach((name, bulkhead) -> {
            Gauge.builder("tiendo06.requests.active", bulkhead, Bulkhead::taken)
                    .description("Requests that are worked on")
                    .tag("class", name)
                    .register(registry);
            Gauge.builder("tiendo06.requests.waiting", bulkhead, Bulkhead::waiting)
                    .description("Requests that wait for a place")
                    .tag("class", name)
                    .register(registry);
            FunctionCounter.builder("tiendo06.requests.refused", bulkhead, Bulkhead::refusedSoFar)
                    .description("Requests refused with 503 because too many were there")
                    .tag("class", name)
                    .register(registry);
        });
    }
}

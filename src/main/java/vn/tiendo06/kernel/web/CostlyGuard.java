package vn.tiendo06.kernel.web;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Holds back what is {@link Costly} once a few of them run. */
public class CostlyGuard {

    private final Bulkheads bulkheads;
    private final Refusals refusals;

    CostlyGuard(Bulkheads bulkheads, Refusals refusals) {
        this.bulkheads = bulkheads;
        this.refusals = refusals;
    }

    @Costly
    @ServerRequestFilter
    public Uni<Response> admit(RoutingContext routing) {
        // However many wait for one of the few places, they keep none of reads or writes.
        Place.giveBack(routing);
        return Uni.createFrom().emitter(emitter -> {
            Admission admission = new Admission(
                    bulkheads.costly(), () -> emitter.complete(null), () -> emitter.complete(refusals.answer(routing)));
            // Until the last byte: what is streamed works until then.
            routing.addEndHandler(any -> admission.end());
            admission.ask();
        });
    }
}

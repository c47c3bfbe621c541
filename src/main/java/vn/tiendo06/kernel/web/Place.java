package vn.tiendo06.kernel.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** The place that the request at hand takes among those that are worked on. */
public final class Place {

    private static final String KEY = "vn.tiendo06.place";

    private Place() {}

    static void take(RoutingContext routing, Admission admission) {
        routing.put(KEY, admission);
    }

    /** Gives it back before the answer: whoever waits for something to happen is not being worked on. */
    public static void giveBack() {
        RoutingContext routing =
                Arc.container().instance(CurrentVertxRequest.class).get().getCurrent();
        if (routing != null) {
            giveBack(routing);
        }
    }

    static void giveBack(RoutingContext routing) {
        if (routing.get(KEY) instanceof Admission admission) {
            admission.end();
        }
    }
}

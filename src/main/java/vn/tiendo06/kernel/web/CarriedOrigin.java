package vn.tiendo06.kernel.web;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.RequestScoped;

/** The request that asked for a job, while the job works. */
@RequestScoped
@Unremovable
class CarriedOrigin {

    private RequestOrigin origin;

    RequestOrigin get() {
        return origin;
    }

    void set(RequestOrigin newOrigin) {
        origin = newOrigin;
    }
}

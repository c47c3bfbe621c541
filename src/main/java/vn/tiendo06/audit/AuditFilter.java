package vn.tiendo06.audit;

import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.error.Fault;

/** Which events are asked for. */
public class AuditFilter {

    @RestQuery
    @Size(max = 5)
    @Parameter(description = "Code of the locality in whose chain they stand", example = "10816")
    String locality;

    @RestQuery
    @Size(max = 40)
    @Parameter(
            description = "Kind of object: submission, membership, locality, plan, target, task, audit-event",
            example = "submission")
    String kind;

    @RestQuery
    @Size(max = 100)
    @Parameter(description = "Id of the object", example = "da06-10816.MT.III.4")
    String objectId;

    @RestQuery
    @Size(max = 255)
    @Parameter(description = "The actor's subject id at the issuer")
    String actor;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "What was done", example = "APPROVE")
    String action;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "Plan code", example = "da06-10816")
    String plan;

    @RestQuery
    @Parameter(description = "First instant", example = "2026-11-01T00:00:00Z")
    Instant from;

    @RestQuery
    @Parameter(description = "Instant before which they were", example = "2026-12-01T00:00:00Z")
    Instant to;

    void check() {
        if (from != null && to != null && !from.isBefore(to)) {
            throw Fault.query("to", "contradicts", "from").asException();
        }
    }
}

package vn.tiendo06.insight;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.Moments;

/** A target's figures over time and how it stands. */
@Path("/api/v1/targets/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insight")
public class TargetProgressResource {

    private final ProgressService progress;

    TargetProgressResource(ProgressService progress) {
        this.progress = progress;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Operation(
            operationId = "getTargetProgress",
            summary = "A target's approved figures and how it stands, with the reason")
    public TargetProgress get(
            @RestPath @Parameter(example = "da06-10816.MT.III.3") String id,
            @RestQuery @Size(max = 40) @Parameter(description = Moments.AS_OF, example = "2026-11-20T10:00:00Z")
                    String asOf,
            @RestQuery
                    @Size(max = 10)
                    @Parameter(
                            description = "As it stood when this period was locked; not together with asOf",
                            example = "2026-11")
                    String period,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language) {
        return progress.target(id, asOf, period, Messages.negotiate(language));
    }
}

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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.plan.Moments;

/** A plan at one glance. */
@Path("/api/v1/plans/{code}/dashboard")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insight")
public class DashboardResource {

    private final DashboardService dashboards;

    DashboardResource(DashboardService dashboards) {
        this.dashboards = dashboards;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Operation(operationId = "getDashboard", summary = "A plan at one glance: counts by status, section and unit")
    public Dashboard get(
            @RestPath @Parameter(example = "da06-10816") String code,
            @RestQuery @Size(max = 40) @Parameter(description = Moments.AS_OF, example = "2026-11-20T10:00:00Z")
                    String asOf,
            @RestQuery
                    @Size(max = 10)
                    @Parameter(
                            description = "As it stood when this period was locked; not together with asOf",
                            example = "2026-11")
                    String period) {
        return dashboards.of(code, asOf, period);
    }
}

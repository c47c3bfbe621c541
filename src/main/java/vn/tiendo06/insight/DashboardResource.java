package vn.tiendo06.insight;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.access.Permission;

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
    public Dashboard get(@RestPath @Parameter(example = "da06-10816") String code) {
        return dashboards.of(code);
    }
}

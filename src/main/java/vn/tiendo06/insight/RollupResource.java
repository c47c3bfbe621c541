package vn.tiendo06.insight;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;

/** One indicator over many localities. */
@Costly
@Path("/api/v1/rollups")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insight")
public class RollupResource {

    private final RollupService rollups;
    private final CascadeService cascades;

    RollupResource(RollupService rollups, CascadeService cascades) {
        this.rollups = rollups;
        this.cascades = cascades;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "getRollup",
            summary = "An indicator's figures over a locality and those right below it",
            description = "From the country down to its provinces, from a province to its communes; from approved "
                    + "figures only.")
    public Rollup get(
            @RestQuery @Size(max = 60) @Parameter(required = true, example = "DA06.III.3") String indicator,
            @RestQuery
                    @Size(max = 5)
                    @Parameter(description = "Default: the lowest that covers all the caller reaches", example = "31")
                    String locality,
            @RestQuery
                    @Size(max = 10)
                    @Parameter(description = "Default: each commune's latest figure", example = "2026-11")
                    String period) {
        return rollups.of(indicator, locality, period);
    }

    @GET
    @Path("/cascade")
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "getCascade",
            summary = "A locality's own target against those of the communes below it",
            description = "Whether the communes' milestones, taken together, lead to the locality's own.")
    public Cascade cascade(
            @RestQuery @Size(max = 60) @Parameter(required = true, example = "DA06.III.3") String indicator,
            @RestQuery @Size(max = 5) @Parameter(description = "As for the rollup", example = "31") String locality) {
        return cascades.of(indicator, locality);
    }
}

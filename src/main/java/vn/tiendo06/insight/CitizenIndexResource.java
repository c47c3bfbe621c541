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

/** The measure of digital-citizen development. */
@Path("/api/v1/plans/{code}/citizen-index")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insight")
public class CitizenIndexResource {

    private final CitizenIndexService indexes;

    CitizenIndexResource(CitizenIndexService indexes) {
        this.indexes = indexes;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Operation(
            operationId = "getCitizenIndex",
            summary = "How far the locality's digital citizens have come, with what it is made of and what feeds it")
    public CitizenIndex get(
            @RestPath @Parameter(example = "da06-10816") String code,
            @RestQuery
                    @Size(max = 40)
                    @Parameter(
                            description = "As it stood at an instant, or at the end of a day in Việt Nam; default: now",
                            example = "2026-11-20T10:00:00Z")
                    String asOf,
            @RestQuery
                    @Size(max = 10)
                    @Parameter(
                            description = "As it stood when this period was locked; not together with asOf",
                            example = "2026-11")
                    String period,
            @RestQuery @Parameter(description = "Length of the series, 1 to 60; default: 12", example = "12")
                    Integer months) {
        return indexes.of(code, asOf, period, months);
    }
}

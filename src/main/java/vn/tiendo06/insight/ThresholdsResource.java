package vn.tiendo06.insight;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Etag;

/** Thresholds of the status rules, plan by plan. */
@Path("/api/v1/plans/{code}/status-thresholds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insight")
public class ThresholdsResource {

    private final ThresholdsService service;

    ThresholdsResource(ThresholdsService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Operation(operationId = "getStatusThresholds", summary = "The thresholds a plan's rows are judged by")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Thresholds.class)))
    public Response get(@RestPath @Parameter(example = "da06-10816") String code) {
        return answer(service.of(code));
    }

    @PUT
    @PermissionsAllowed(Permission.PLAN_ASSIGN)
    @Operation(
            operationId = "setStatusThresholds",
            summary = "Give a plan thresholds of its own",
            description = "Until then the application's settings hold, with the tag \"0\".")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Thresholds.class)))
    public Response set(
            @RestPath @Parameter(example = "da06-10816") String code,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid Thresholds thresholds) {
        return answer(service.set(code, ifMatch, thresholds));
    }

    private static Response answer(ThresholdsService.Versioned stored) {
        return Etag.ok(stored.thresholds(), stored.version());
    }
}

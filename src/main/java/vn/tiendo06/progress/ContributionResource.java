package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Etag;

/** What the other units of a row add to the report of the one that answers for it. */
@Path("/api/v1/submissions/{id}/contributions/{unit}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class ContributionResource {

    private final ContributionDesk desk;
    private final AllowedActions allowed;

    ContributionResource(ContributionDesk desk, AllowedActions allowed) {
        this.desk = desk;
        this.allowed = allowed;
    }

    @PUT
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Extension(name = "x-also-answers", value = "409")
    @Operation(
            operationId = "putContribution",
            summary = "Add to the report of the unit that answers for the row, or change what was added",
            description = "For another unit that the row names, while the report is a draft or returned. It is part of "
                    + "the report: If-Match names the report's version, which moves, and the approval binds it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response put(
            @RestPath UUID id,
            @RestPath @Parameter(description = "Code of the unit that adds it", example = "10816.VP") String unit,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid ContributionDraft draft) {
        return answer(desk.put(id, unit, ifMatch, draft));
    }

    @DELETE
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Extension(name = "x-also-answers", value = "409")
    @Operation(operationId = "removeContribution", summary = "Take back what the unit added")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response remove(
            @RestPath UUID id,
            @RestPath @Parameter(description = "Code of the unit that added it", example = "10816.VP") String unit,
            @RestHeader("If-Match") String ifMatch) {
        return answer(desk.remove(id, unit, ifMatch));
    }

    private Response answer(SubmissionView view) {
        return Etag.ok(allowed.of(view), view.version());
    }
}

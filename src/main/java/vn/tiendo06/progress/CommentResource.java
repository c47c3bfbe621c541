package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Idempotency;

/** Comments on submissions. */
@Path("/api/v1/submissions/{id}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class CommentResource {

    private final CommentDesk desk;
    private final Idempotency idempotency;

    CommentResource(CommentDesk desk, Idempotency idempotency) {
        this.desk = desk;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.SUBMISSION_READ_UNAPPROVED)
    @Operation(
            operationId = "listComments",
            summary = "What was said about a submission",
            description = "For its unit, its reviewers, administrators and auditors.")
    @Parameter(name = "sort", description = "at (default)")
    public Page<CommentView> list(@RestPath UUID id, @BeanParam PageRequest page) {
        return desk.list(id, page);
    }

    @POST
    @PermissionsAllowed(Permission.SUBMISSION_COMMENT)
    @Extension(name = "x-answers-without", value = "ETag,Location")
    @Operation(
            operationId = "addComment",
            summary = "Say something about a submission",
            description = "Comments are never changed or taken back, and do not move the submission's version.")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = CommentView.class)))
    public Response add(
            @RestPath UUID id,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid CommentDraft draft) {
        return idempotency.run(
                idempotencyKey,
                draft,
                () -> new Idempotency.Answer(Response.Status.CREATED.getStatusCode(), null, null, desk.add(id, draft)));
    }
}

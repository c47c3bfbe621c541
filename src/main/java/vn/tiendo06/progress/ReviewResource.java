package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.kernel.web.Idempotency;

/** What reviewers do with submitted reports, one or many at a time. */
@Path("/api/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class ReviewResource {

    private final ReviewDesk desk;
    private final BulkReviewDesk bulk;
    private final AllowedActions allowed;
    private final Idempotency idempotency;

    ReviewResource(ReviewDesk desk, BulkReviewDesk bulk, AllowedActions allowed, Idempotency idempotency) {
        this.desk = desk;
        this.bulk = bulk;
        this.allowed = allowed;
        this.idempotency = idempotency;
    }

    @POST
    @Path("/{id}/confirm")
    @PermissionsAllowed(Permission.SUBMISSION_REVIEW)
    @Operation(
            operationId = "confirmSubmission",
            summary = "Confirm a submitted report as the head of its unit",
            description = "Where the plan asks for it: by a reviewer of the unit, who is not its author.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response confirm(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey) {
        return idempotency.run(idempotencyKey, ifMatch, () -> reviewed(id, ifMatch, SubmissionAction.CONFIRM, null));
    }

    @POST
    @Path("/{id}/approve")
    @PermissionsAllowed(Permission.SUBMISSION_REVIEW)
    @Operation(
            operationId = "approveSubmission",
            summary = "Approve a submitted report",
            description = "Not by its authors, nor by who confirmed it. The figure it corrects, if any, is superseded.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response approve(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey) {
        return idempotency.run(idempotencyKey, ifMatch, () -> reviewed(id, ifMatch, SubmissionAction.APPROVE, null));
    }

    @POST
    @Path("/{id}/return")
    @PermissionsAllowed(Permission.SUBMISSION_REVIEW)
    @Operation(operationId = "returnSubmission", summary = "Give a submitted report back with a reason")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response giveBack(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid ReturnReason reason) {
        return idempotency.run(
                idempotencyKey, reason, () -> reviewed(id, ifMatch, SubmissionAction.RETURN, reason.reason()));
    }

    @Costly
    @POST
    @Path("/bulk-review")
    @PermissionsAllowed(Permission.SUBMISSION_REVIEW)
    @Extension(name = "x-also-answers", value = "422")
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "bulkReviewSubmissions",
            summary = "Confirm, approve or return up to 200 reports",
            description = """
                    Each by the same rules as alone, with a result for each. With atomic, one that is refused refuses \
                    all of them: 422, with a fault for each refused one, and nothing is changed. With dryRun nothing is \
                    changed either way.""")
    @APIResponse(
            responseCode = "200",
            description = "What was done, or would be",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = BulkReviewReport.class)))
    public Response bulk(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid BulkReview review) {
        return idempotency.run(idempotencyKey, review, () -> Idempotency.Answer.ok(null, bulk.review(review)));
    }

    private Idempotency.Answer reviewed(UUID id, String ifMatch, SubmissionAction action, String reason) {
        SubmissionView view = desk.review(id, ifMatch, action, reason);
        return Idempotency.Answer.ok(view.version(), allowed.of(view));
    }
}

package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;
import vn.tiendo06.plan.Moments;

/** Submissions (báo cáo tiến độ): drafted and submitted by units. Reviewers: {@link ReviewResource}. */
@Path("/api/v1/submissions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class SubmissionResource {

    private final SubmissionService service;
    private final ReviewDesk desk;
    private final RevisionDesk revisions;
    private final AllowedActions allowed;
    private final Idempotency idempotency;

    SubmissionResource(
            SubmissionService service,
            ReviewDesk desk,
            RevisionDesk revisions,
            AllowedActions allowed,
            Idempotency idempotency) {
        this.service = service;
        this.desk = desk;
        this.revisions = revisions;
        this.allowed = allowed;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.SUBMISSION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "listSubmissions",
            summary = "Submissions the caller sees",
            description = "Viewers and integrators see approved ones; drafts and submitted ones are for their unit, "
                    + "its reviewers, administrators and auditors.")
    @Parameter(name = "sort", description = "-updatedAt (default), period or subject")
    public Page<SubmissionView> list(@BeanParam SubmissionFilter filter, @BeanParam PageRequest page) {
        Page<SubmissionView> found = service.list(filter, page);
        return filter.asOf == null
                ? allowed.of(found)
                : new Page<>(
                        found.items().stream()
                                .map(view -> view.allowing(List.of()))
                                .toList(),
                        found.next());
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.SUBMISSION_READ)
    @Operation(operationId = "getSubmission", summary = "One submission")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response get(
            @RestPath UUID id,
            @RestQuery @Size(max = 40) @Parameter(description = Moments.AS_OF, example = "2026-11-20T10:00:00Z")
                    String asOf) {
        return asOf == null
                ? tagged(service.read(id))
                : Response.ok(service.readAsOf(id, asOf).allowing(List.of()), MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    @GET
    @Path("/{id}/history")
    @PermissionsAllowed(Permission.SUBMISSION_READ)
    @Operation(operationId = "getSubmissionHistory", summary = "All that happened to a submission")
    public SubmissionHistory history(
            @RestPath UUID id,
            @RestQuery @Size(max = 40) @Parameter(description = Moments.AS_OF, example = "2026-11-20T10:00:00Z")
                    String asOf) {
        return new SubmissionHistory(id, service.history(id, asOf));
    }

    @POST
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Operation(
            operationId = "createSubmission",
            summary = "Start a report",
            description =
                    "Makes a draft. One unfinished report for each unit, subject and period; an approved figure is "
                            + "corrected by a revision. Not once the period is locked.")
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response create(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid SubmissionDraft draft) {
        return idempotency.run(idempotencyKey, draft, () -> created(service.create(draft)));
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Operation(operationId = "editSubmission", summary = "Replace the content of a draft or returned report")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response edit(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid ReportContent content) {
        return tagged(desk.edit(id, ifMatch, content));
    }

    @POST
    @Path("/{id}/submit")
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Operation(operationId = "submitSubmission", summary = "Hand a draft or returned report in for review")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response submit(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey) {
        return idempotency.run(idempotencyKey, ifMatch, () -> ok(desk.submit(id, ifMatch)));
    }

    @POST
    @Path("/{id}/withdraw")
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Operation(operationId = "withdrawSubmission", summary = "Take back a draft or a report not yet reviewed")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response withdraw(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey) {
        return idempotency.run(idempotencyKey, ifMatch, () -> ok(desk.withdraw(id, ifMatch)));
    }

    @POST
    @Path("/{id}/revisions")
    @PermissionsAllowed(Permission.SUBMISSION_WRITE)
    @Operation(
            operationId = "correctSubmission",
            summary = "Start the correction of an approved report",
            description =
                    "Makes a draft with the same content; the approved figure stays in force until the correction "
                            + "is approved.")
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response correct(@RestPath UUID id, @RestHeader("Idempotency-Key") String idempotencyKey) {
        return idempotency.run(idempotencyKey, null, () -> created(revisions.correct(id)));
    }

    @POST
    @Path("/{id}/reopen")
    @PermissionsAllowed(Permission.SUBMISSION_REOPEN)
    @Operation(
            operationId = "reopenSubmission",
            summary = "Ask a unit for a new revision of an approved report",
            description =
                    "Makes a draft with the same content that the unit may complete in spite of the period's lock; the "
                            + "approved figure stays in force until the revision is approved. If-Match names the "
                            + "approved report's version.")
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SubmissionView.class)))
    public Response reopen(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid ReopenReason reason) {
        return idempotency.run(idempotencyKey, reason, () -> created(revisions.reopen(id, ifMatch, reason.reason())));
    }

    private Idempotency.Answer created(SubmissionView view) {
        return Idempotency.Answer.created("/api/v1/submissions/" + view.id(), view.version(), allowed.of(view));
    }

    private Idempotency.Answer ok(SubmissionView view) {
        return Idempotency.Answer.ok(view.version(), allowed.of(view));
    }

    private Response tagged(SubmissionView view) {
        return Etag.ok(allowed.of(view), view.version());
    }
}

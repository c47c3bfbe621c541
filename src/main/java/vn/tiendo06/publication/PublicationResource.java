package vn.tiendo06.publication;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Publications (công bố số liệu): drafts, releases, corrections, withdrawals. */
@Path("/api/v1/publications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Publications")
public class PublicationResource {

    private final PublicationService service;
    private final Idempotency idempotency;

    PublicationResource(PublicationService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.PUBLICATION_READ)
    @Operation(operationId = "listPublications", summary = "Versions of publications, drafts and embargoed ones too")
    @Parameter(name = "sort", description = "-createdAt (default), period or code")
    public Page<PublicationView> list(@BeanParam PublicationFilter filter, @BeanParam PageRequest page) {
        return service.list(filter, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.PUBLICATION_READ)
    @Operation(operationId = "getPublication", summary = "One version")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublicationView.class)))
    public Response get(@RestPath UUID id) {
        PublicationView found = service.get(id);
        return Etag.ok(found, found.version());
    }

    @GET
    @Path("/{id}/content")
    @PermissionsAllowed(Permission.PUBLICATION_READ)
    @Operation(operationId = "getPublicationContent", summary = "What the version says, as it is frozen")
    public PublishedContent content(@RestPath UUID id) {
        return service.content(id);
    }

    @POST
    @PermissionsAllowed(Permission.PUBLICATION_WRITE)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "createPublication",
            summary = "Draft a publication, or a correction of one",
            description =
                    "Its content is what is approved at this moment, frozen. Nothing of it is public before it is "
                            + "released.")
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublicationView.class)))
    public Response create(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid PublicationDraft draft) {
        return idempotency.run(idempotencyKey, draft, () -> {
            PublicationView created = service.draft(draft);
            return Idempotency.Answer.created("/api/v1/publications/" + created.id(), created.version(), created);
        });
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.PUBLICATION_WRITE)
    @Operation(operationId = "editPublication", summary = "Change a draft's text and read its figures anew")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublicationView.class)))
    @Extension(name = "x-also-answers", value = "409")
    public Response edit(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid PublicationEdit edit) {
        PublicationView edited = service.edit(id, ifMatch, edit);
        return Etag.ok(edited, edited.version());
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permission.PUBLICATION_WRITE)
    @Operation(operationId = "discardPublication", summary = "Discard a draft")
    @APIResponse(responseCode = "204", description = "Discarded")
    public void discard(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        service.discard(id, ifMatch);
    }

    @POST
    @Path("/{id}/release")
    @PermissionsAllowed(Permission.PUBLICATION_WRITE)
    @Operation(
            operationId = "releasePublication",
            summary = "Release a draft, at once or under embargo",
            description = "Refused where a figure in it is no longer the one in force: edit the draft, which reads the "
                    + "figures anew.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublicationView.class)))
    public Response release(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid PublicationRelease release) {
        PublicationView released = service.release(id, ifMatch, release);
        return Etag.ok(released, released.version());
    }

    @POST
    @Path("/{id}/withdraw")
    @PermissionsAllowed(Permission.PUBLICATION_WRITE)
    @Operation(
            operationId = "withdrawPublication",
            summary = "Take a release back",
            description = "The public is told that it was there, and why it no longer is. Under embargo it never was.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublicationView.class)))
    public Response withdraw(
            @RestPath UUID id,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid PublicationWithdrawal withdrawal) {
        PublicationView withdrawn = service.withdraw(id, ifMatch, withdrawal);
        return Etag.ok(withdrawn, withdrawn.version());
    }
}

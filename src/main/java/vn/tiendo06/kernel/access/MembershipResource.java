package vn.tiendo06.kernel.access;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Who may act for which unit where the sign-in system does not say so. */
@Path("/api/v1/memberships")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Memberships")
public class MembershipResource {

    private final MembershipService service;
    private final Idempotency idempotency;

    MembershipResource(MembershipService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.MEMBERSHIP_READ)
    @Operation(operationId = "listMemberships", summary = "Memberships within the caller's localities")
    @Parameter(name = "sort", description = "subject (default) or issuer")
    public Page<MembershipView> list(
            @RestQuery @Size(max = 500) String issuer,
            @RestQuery @Size(max = 255) String subject,
            @BeanParam PageRequest page) {
        return service.list(issuer, subject, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.MEMBERSHIP_READ)
    @Operation(operationId = "getMembership", summary = "One membership")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MembershipView.class)))
    public Response get(@RestPath UUID id) {
        return tagged(service.get(id));
    }

    @POST
    @PermissionsAllowed(Permission.MEMBERSHIP_WRITE)
    @Operation(
            operationId = "createMembership",
            summary = "Grant an account a role with its units and localities",
            description = "Only within the administrator's own localities. One membership for each account and role.")
    @APIResponse(
            responseCode = "201",
            description = "Granted",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MembershipView.class)))
    public Response create(
            @RestHeader("Idempotency-Key") @Schema(type = SchemaType.STRING) String idempotencyKey,
            @NotNull @Valid MembershipDraft draft) {
        return idempotency.run(idempotencyKey, draft, () -> {
            MembershipView created = service.create(draft);
            return Idempotency.Answer.created("/api/v1/memberships/" + created.id(), created.version(), created);
        });
    }

    @PUT
    @Path("/{id}")
    @PermissionsAllowed(Permission.MEMBERSHIP_WRITE)
    @Operation(operationId = "updateMembership", summary = "Change what a membership reaches")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = MembershipView.class)))
    public Response update(
            @RestPath UUID id, @RestHeader("If-Match") String ifMatch, @NotNull @Valid MembershipPatch scope) {
        return tagged(service.update(id, ifMatch, scope));
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permission.MEMBERSHIP_WRITE)
    @Operation(operationId = "deleteMembership", summary = "Take a membership back")
    @APIResponse(responseCode = "204", description = "Taken back")
    public void delete(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        service.delete(id, ifMatch);
    }

    private static Response tagged(MembershipView view) {
        return Etag.ok(view, view.version());
    }
}

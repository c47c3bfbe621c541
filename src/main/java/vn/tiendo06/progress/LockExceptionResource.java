package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Exceptions from the locks of periods, dated and with their reasons. */
@Path("/api/v1/lock-exceptions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Periods")
public class LockExceptionResource {

    private final LockExceptionService service;
    private final Idempotency idempotency;

    LockExceptionResource(LockExceptionService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "listLockExceptions", summary = "Exceptions from the locks of a plan's periods")
    @Parameter(name = "sort", description = "-recordedAt (default) or validUntil")
    public Page<LockExceptionView> list(
            @RestQuery @Size(max = 40) @Parameter(description = "Plan code", required = true, example = "da06-10816")
                    String plan,
            @RestQuery @Size(max = 10) @Parameter(description = "Period code", example = "2026-10") String period,
            @RestQuery
                    @Size(max = 200)
                    @Parameter(description = "What holds for this unit: code or any wording", example = "Công an xã")
                    String unit,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(
                            description = "What holds for this target or task: its id",
                            example = "da06-10816.MT.III.3")
                    String subject,
            @BeanParam PageRequest page) {
        return service.list(plan, period, unit, subject, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Operation(operationId = "getLockException", summary = "One exception")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LockExceptionView.class)))
    public Response get(@RestPath UUID id) {
        LockExceptionView found = service.get(id);
        return Etag.ok(found, found.version());
    }

    @POST
    @PermissionsAllowed(Permission.LOCK_WRITE)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "grantLockException",
            summary = "Let units report on a locked period until an instant",
            description = "What they submit then counts as late as it is.")
    @APIResponse(
            responseCode = "201",
            description = "Granted",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LockExceptionView.class)))
    public Response grant(
            @RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid LockExceptionDraft draft) {
        return idempotency.run(idempotencyKey, draft, () -> {
            LockExceptionView granted = service.grant(draft);
            return Idempotency.Answer.created("/api/v1/lock-exceptions/" + granted.id(), granted.version(), granted);
        });
    }

    @DELETE
    @Path("/{id}")
    @PermissionsAllowed(Permission.LOCK_WRITE)
    @Operation(
            operationId = "endLockException",
            summary = "End an exception before its time",
            description = "It stays on record with who ended it and when.")
    @APIResponse(responseCode = "204", description = "Ended")
    public void end(@RestPath UUID id, @RestHeader("If-Match") String ifMatch) {
        service.end(id, ifMatch);
    }
}

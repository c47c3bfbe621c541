package vn.tiendo06.locality;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Localities (địa bàn): the nation, its provinces and cities, their communes. */
@Path("/api/v1/localities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Localities")
public class LocalityResource {

    private final LocalityService service;
    private final Idempotency idempotency;

    LocalityResource(LocalityService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.LOCALITY_READ)
    @Operation(operationId = "listLocalities", summary = "Localities")
    @Parameter(name = "sort", description = "code (default) or name")
    public Page<LocalityView> list(
            @RestQuery LocalityLevel level,
            @RestQuery @Size(max = 5) @Parameter(description = "Code of the level above", example = "31") String parent,
            @RestQuery @Size(max = 200) @Parameter(description = "Part of the name, diacritics optional") String q,
            @BeanParam PageRequest page) {
        return service.list(level, parent, q, page);
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Permission.LOCALITY_READ)
    @Operation(operationId = "getLocality", summary = "One locality")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LocalityView.class)))
    public Response get(@RestPath @Parameter(example = "10816") String code) {
        LocalityView locality = service.get(code);
        return Etag.ok(locality, locality.version());
    }

    @POST
    @PermissionsAllowed(Permission.LOCALITY_WRITE)
    @Operation(
            operationId = "createLocality",
            summary = "Add a province or commune below one of the administrator's localities")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LocalityView.class)))
    public Response create(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid LocalityDraft draft) {
        return idempotency.run(idempotencyKey, draft, () -> {
            LocalityView created = service.create(draft);
            return Idempotency.Answer.created("/api/v1/localities/" + created.code(), created.version(), created);
        });
    }
}

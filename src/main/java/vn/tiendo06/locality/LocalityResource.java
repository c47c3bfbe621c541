package vn.tiendo06.locality;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.csv.CsvReader;
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
    private final LocalityLoader loader;
    private final Idempotency idempotency;

    LocalityResource(LocalityService service, LocalityLoader loader, Idempotency idempotency) {
        this.service = service;
        this.loader = loader;
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

    @POST
    @Path("/bulk")
    @Consumes("text/csv")
    @PermissionsAllowed(Permission.LOCALITY_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "loadLocalities",
            summary = "Load the national list of localities, or a part of it, as CSV",
            description =
                    "Columns code, name, parentCode and, where wanted, level, validFrom, validTo; the headings of "
                            + "the published list (Mã, Tên, Mã TP, Cấp) will do. UTF-8, comma or semicolon. All lines or none; "
                            + "faults are told by line and column. Loaded again it changes nothing. 5 MB and 20,000 lines at most.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example = "code,name,parentCode\n10819,Xã Hà Nam,31\n"))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LocalityLoadReport.class)))
    public Response load(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @RestQuery @Parameter(description = "Only tell what would happen") Boolean dryRun,
            InputStream body) {
        String text = CsvReader.text(body);
        return idempotency.run(
                idempotencyKey,
                text,
                () -> Idempotency.Answer.ok(null, loader.load(text, Boolean.TRUE.equals(dryRun))));
    }
}

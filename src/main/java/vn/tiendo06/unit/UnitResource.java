package vn.tiendo06.unit;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Units (đơn vị): who owes figures, who helps, and the groups they form. */
@Path("/api/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Units")
public class UnitResource {

    private final UnitService service;
    private final UnitDesk desk;
    private final UnitLoader loader;
    private final Idempotency idempotency;

    UnitResource(UnitService service, UnitDesk desk, UnitLoader loader, Idempotency idempotency) {
        this.service = service;
        this.desk = desk;
        this.loader = loader;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.UNIT_READ)
    @Operation(
            operationId = "listUnits",
            summary = "Units of the caller's localities and of the levels above",
            description = "Units come with a plan document, or an administrator adds them.")
    @Parameter(name = "sort", description = "code (default) or name")
    public Page<UnitView> list(@BeanParam UnitFilter filter, @BeanParam PageRequest page) {
        return service.list(filter, page);
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Permission.UNIT_READ)
    @Operation(operationId = "getUnit", summary = "One unit")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitView.class)))
    public Response get(
            @RestPath
                    @Parameter(
                            description = "Code, or a wording that names one unit only in the caller's scope",
                            example = "10816.CA")
                    String code) {
        UnitView unit = service.get(code);
        return Etag.ok(unit, unit.version());
    }

    @POST
    @PermissionsAllowed(Permission.UNIT_WRITE)
    @Operation(operationId = "createUnit", summary = "Add a unit to one of the administrator's localities")
    @APIResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitView.class)))
    public Response create(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid UnitDraft draft) {
        return idempotency.run(idempotencyKey, draft, () -> {
            UnitView created = desk.create(draft);
            return Idempotency.Answer.created("/api/v1/units/" + created.code(), created.version(), created);
        });
    }

    @PUT
    @Path("/{code}")
    @PermissionsAllowed(Permission.UNIT_WRITE)
    @Operation(
            operationId = "updateUnit",
            summary = "Rename a unit, say what else it is called, or who belongs to a group",
            description = "Replaces what was said before; a former name goes on standing for it. Plan documents loaded "
                    + "later no longer rename it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitView.class)))
    public Response update(
            @RestPath @Parameter(example = "10816.VH") String code,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid UnitContent content) {
        UnitView unit = desk.update(code, ifMatch, content);
        return Etag.ok(unit, unit.version());
    }

    @PUT
    @Path("/{code}/ending")
    @PermissionsAllowed(Permission.UNIT_WRITE)
    @Extension(name = "x-also-answers", value = "409")
    @Operation(
            operationId = "endUnit",
            summary = "End a unit, with those that take over its work",
            description = "It owes what ends by its last day; then the first successor answers for its rows, or where "
                    + "there is none the next unit that a row names. Successors see its reports and do not change "
                    + "them. Which of several takes which row: PUT /targets/{id}/accountable-unit, and of tasks. May be "
                    + "changed until the last day is over, and not after (409).")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitView.class)))
    public Response end(
            @RestPath @Parameter(example = "10816.VH") String code,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid UnitEnding ending) {
        UnitView unit = desk.end(code, ifMatch, ending);
        return Etag.ok(unit, unit.version());
    }

    @DELETE
    @Path("/{code}/ending")
    @PermissionsAllowed(Permission.UNIT_WRITE)
    @Extension(name = "x-also-answers", value = "409")
    @Operation(operationId = "revokeUnitEnding", summary = "Take back an ending whose last day is not over")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitView.class)))
    public Response revokeEnding(
            @RestPath @Parameter(example = "10816.VH") String code, @RestHeader("If-Match") String ifMatch) {
        UnitView unit = desk.revokeEnding(code, ifMatch);
        return Etag.ok(unit, unit.version());
    }

    @POST
    @Path("/bulk")
    @PermissionsAllowed(Permission.UNIT_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "loadUnits",
            summary = "Load the units of a locality, with other names, parents and group members",
            description =
                    "By the rules of plan documents: all or none, faults by field; loaded again it changes nothing.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitLoadReport.class)))
    public Response load(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @RestQuery @Parameter(description = "Only tell what would happen") Boolean dryRun,
            @NotNull @Valid UnitListDraft draft) {
        return idempotency.run(
                idempotencyKey,
                draft,
                () -> Idempotency.Answer.ok(null, loader.load(draft, Boolean.TRUE.equals(dryRun))));
    }

    @POST
    @Path("/bulk-csv")
    @Consumes("text/csv")
    @PermissionsAllowed(Permission.UNIT_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "loadUnitsCsv",
            summary = "The same as CSV",
            description = "Columns code, name, kind and, where wanted, parentCode, members, aliases (several between "
                    + "bars), localityCode. Faults are told by line and column.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example = "code,name,kind,aliases\n10819.CA,Công an xã,POLICE,CA xã|Công an\n"))
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = UnitLoadReport.class)))
    public Response loadCsv(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @RestQuery @NotBlank @Size(max = 5) @Parameter(description = "Locality code", example = "10819")
                    String locality,
            @RestQuery @Parameter(description = "Only tell what would happen") Boolean dryRun,
            InputStream body) {
        String text = CsvReader.text(body);
        return idempotency.run(
                idempotencyKey,
                text,
                () -> Idempotency.Answer.ok(null, loader.load(locality, text, Boolean.TRUE.equals(dryRun))));
    }
}

package vn.tiendo06.obligation;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.web.Idempotency;

/** Reporting regimes (chế độ báo cáo): who reports how often, and when it is due. */
@Path("/api/v1/plans/{code}/regimes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Obligations")
public class RegimeResource {

    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    private final RegimeService service;
    private final Idempotency idempotency;

    RegimeResource(RegimeService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Operation(
            operationId = "listRegimes",
            summary = "A plan's reporting regimes, newest first",
            description = "The default one where the plan has none of its own.")
    public Page<RegimeView> list(@RestPath @Parameter(example = "da06-10816") String code) {
        return new Page<>(service.of(code), null);
    }

    @POST
    @PermissionsAllowed(Permission.REGIME_WRITE)
    @Extension(name = "x-answers-without", value = "ETag,Location")
    @Operation(
            operationId = "createRegime",
            summary = "Set the regime that rules from a day on",
            description = "Regimes are never changed: periods that began before the day keep the one they had.")
    @APIResponse(
            responseCode = "201",
            description = "Set",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RegimeView.class)))
    public Response create(
            @RestPath @Parameter(example = "da06-10816") String code,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid RegimeDraft draft) {
        return idempotency.run(
                idempotencyKey,
                draft,
                () -> new Idempotency.Answer(
                        Response.Status.CREATED.getStatusCode(), null, null, service.create(code, draft)));
    }

    @POST
    @Path("/preview")
    @PermissionsAllowed(Permission.REGIME_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(operationId = "previewRegime", summary = "What would be due in a year under a regime, before it is set")
    public RegimePreview preview(
            @RestPath @Parameter(example = "da06-10816") String code,
            @RestQuery @Parameter(required = true, example = "2027") Integer year,
            @NotNull @Valid RegimeDraft draft) {
        if (year == null) {
            throw Fault.query("year", "required").asException();
        }
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Fault.query("year", "out-of-range", FIRST_YEAR, LAST_YEAR).asException();
        }
        return service.preview(code, year, draft);
    }
}

package vn.tiendo06.obligation;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.kernel.web.Idempotency;

/** Reporting obligations (nghĩa vụ báo cáo): who owes what by when. */
@Path("/api/v1/obligations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Obligations")
public class ObligationResource {

    private final ObligationService service;
    private final Idempotency idempotency;

    ObligationResource(ObligationService service, Idempotency idempotency) {
        this.service = service;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "listObligations",
            summary = "What units owe on a plan's targets and tasks, period by period, and whether it has come",
            description =
                    "Computed from the plan's regime at each question. Lateness is judged from the instant of the "
                            + "first submission.")
    @Parameter(name = "sort", description = "dueAt (default), subject or unit")
    public Page<ObligationView> list(@BeanParam ObligationFilter filter, @BeanParam PageRequest page) {
        return service.list(filter, page);
    }

    @Costly
    @GET
    @Path("/summary")
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "summarizeObligations", summary = "Completeness and timeliness by unit, section or period")
    public ObligationSummary summary(
            @BeanParam ObligationFilter filter,
            @RestQuery @Parameter(description = "UNIT unless given") SummaryGroup groupBy) {
        return service.summary(filter, groupBy);
    }

    @POST
    @Path("/exemptions")
    @PermissionsAllowed(Permission.EXEMPTION_WRITE)
    @Extension(name = "x-answers-without", value = "ETag,Location")
    @Operation(operationId = "createExemption", summary = "Release a unit from one report, with the reason")
    @APIResponse(
            responseCode = "201",
            description = "Released",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ExemptionView.class)))
    public Response exempt(@RestHeader("Idempotency-Key") String idempotencyKey, @NotNull @Valid ExemptionDraft draft) {
        return idempotency.run(
                idempotencyKey,
                draft,
                () -> new Idempotency.Answer(
                        Response.Status.CREATED.getStatusCode(), null, null, service.exempt(draft)));
    }

    @DELETE
    @Path("/exemptions/{id}")
    @PermissionsAllowed(Permission.EXEMPTION_WRITE)
    @Operation(operationId = "deleteExemption", summary = "Take a release back: the report is owed again")
    @APIResponse(responseCode = "204", description = "Taken back")
    public void lift(@RestPath UUID id) {
        service.lift(id);
    }
}

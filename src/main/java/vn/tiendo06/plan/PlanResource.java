package vn.tiendo06.plan;

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
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Plans (kế hoạch). */
@Path("/api/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Plans")
public class PlanResource {

    private final PlanService service;
    private final PlanLinter linter;
    private final PlanTemplates templates;
    private final Idempotency idempotency;

    PlanResource(PlanService service, PlanLinter linter, PlanTemplates templates, Idempotency idempotency) {
        this.templates = templates;
        this.service = service;
        this.linter = linter;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.PLAN_READ)
    @Operation(operationId = "listPlans", summary = "Plans the caller sees")
    @Parameter(name = "sort", description = "code (default), title or localityCode")
    public Page<PlanView> list(
            @RestQuery @Size(max = 5) @Parameter(description = "Locality code", example = "10816") String locality,
            @RestQuery @Size(max = 12) @Parameter(example = "DA06") String programme,
            @RestQuery @Size(max = 200) @Parameter(description = "Part of the title, diacritics optional") String q,
            @BeanParam PageRequest page) {
        return service.list(locality, programme, q, page);
    }

    @GET
    @Path("/{code}")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Operation(operationId = "getPlan", summary = "One plan with its sections")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlanView.class)))
    public Response get(@RestPath @Parameter(example = "da06-10816") String code) {
        PlanView plan = service.get(code);
        return Etag.ok(plan, plan.version());
    }

    @Costly
    @POST
    @PermissionsAllowed(Permission.PLAN_LOAD)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(operationId = "loadPlan", summary = "Load a plan with its units, targets and tasks", description = """
                    Adds what is new, changes what differs, leaves alone what is the same; a row that is missing from \
                    the document but stored is refused. A faulty document is refused whole, with every fault by row, \
                    field and reason.""")
    @APIResponse(
            responseCode = "200",
            description = "What was done, or would be",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlanLoadReport.class)))
    public Response load(
            @RestQuery @Parameter(description = "Only check and tell what would happen") Boolean dryRun,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull PlanDocument document) {
        return idempotency.run(
                idempotencyKey,
                document,
                () -> Idempotency.Answer.ok(null, service.load(document, Boolean.TRUE.equals(dryRun))));
    }

    @PUT
    @Path("/{code}/review")
    @PermissionsAllowed(Permission.REGIME_WRITE)
    @Operation(
            operationId = "setPlanReview",
            summary = "Set whether heads of units confirm reports before they are approved",
            description = "Holds for what is submitted from then on.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PlanView.class)))
    public Response setReview(
            @RestPath @Parameter(example = "da06-10816") String code,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid ReviewSetting setting) {
        PlanView plan = service.setReview(code, ifMatch, setting);
        return Etag.ok(plan, plan.version());
    }

    @GET
    @Path("/{code}/findings")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Operation(
            operationId = "listFindings",
            summary = "What a plan leaves unclear",
            description = "Held against the \"5 rõ\": who, what, when, result, responsibility.")
    public PlanFindings findings(
            @RestPath @Parameter(example = "da06-10816") String code,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language) {
        return linter.findings(code, language);
    }

    @POST
    @Path("/from-template")
    @PermissionsAllowed(Permission.PLAN_LOAD)
    @Extension(name = "x-also-answers", value = "404")
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(
            operationId = "createPlanFromTemplate",
            summary = "Make a locality's plan of another locality's plan",
            description = "The new plan's code is the programme's and the locality's (da06-10819). Rows and indicator "
                    + "codes are the template's; units are those that its wordings stand for in the new locality, and "
                    + "what stands for none refuses the plan, by row. Done again it changes nothing.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = PlanTemplateReport.class)))
    public Response fromTemplate(
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @RestQuery @Parameter(description = "Only tell what would happen") Boolean dryRun,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language,
            @NotNull @Valid PlanTemplateDraft draft) {
        return idempotency.run(
                idempotencyKey,
                draft,
                () -> Idempotency.Answer.ok(null, templates.apply(draft, Boolean.TRUE.equals(dryRun), language)));
    }
}

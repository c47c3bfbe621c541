package vn.tiendo06.plan;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import vn.tiendo06.kernel.web.Etag;

/** Targets (chỉ tiêu) of plans. */
@Path("/api/v1/targets")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Targets")
public class TargetResource {

    private final SubjectService service;
    private final AccountabilityService accountability;

    TargetResource(SubjectService service, AccountabilityService accountability) {
        this.service = service;
        this.accountability = accountability;
    }

    @GET
    @PermissionsAllowed(Permission.PLAN_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "listTargets", summary = "Targets with how they stand")
    @Parameter(name = "sort", description = "order (default: the plan's), indicatorCode or statement")
    public Page<TargetView> list(@BeanParam TargetFilter filter, @BeanParam PageRequest page) {
        return service.targets(filter, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Operation(operationId = "getTarget", summary = "One target")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TargetView.class)))
    public Response get(
            @RestPath @Parameter(example = "da06-10816.MT.I.1") String id,
            @RestQuery @Size(max = 40) @Parameter(description = Moments.AS_OF, example = "2026-11-20T10:00:00Z")
                    String asOf) {
        if (asOf != null) {
            return Response.ok(service.targetAsOf(id, asOf), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        TargetView target = service.target(id);
        return Etag.ok(target, target.version());
    }

    @PUT
    @Path("/{id}/trajectory")
    @PermissionsAllowed(Permission.PLAN_ASSIGN)
    @Operation(
            operationId = "chooseTrajectory",
            summary = "Choose how a target is expected to approach its milestones",
            description = "Takes the place of what the plan's document says; loading the plan again keeps it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TargetView.class)))
    public Response choose(
            @RestPath @Parameter(example = "da06-10816.MT.III.3") String id,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid TrajectoryChoice choice) {
        TargetView target = service.choose(id, ifMatch, choice);
        return Etag.ok(target, target.version());
    }

    @PUT
    @Path("/{id}/milestones/{year}")
    @PermissionsAllowed(Permission.PLAN_ASSIGN)
    @Operation(
            operationId = "assignMilestone",
            summary = "Give a milestone the value that its plan leaves to a later document",
            description = "Only for a year for which the plan states no value. Loading the plan again keeps it.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TargetView.class)))
    public Response assign(
            @RestPath @Parameter(example = "da06-10816.MT.III.4") String id,
            @RestPath @Parameter(example = "2026") Integer year,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid MilestoneAssignment assignment) {
        TargetView target = service.assign(id, year, ifMatch, assignment);
        return Etag.ok(target, target.version());
    }

    @PUT
    @Path("/{id}/accountable-unit")
    @PermissionsAllowed(Permission.PLAN_ASSIGN)
    @Operation(
            operationId = "setTargetAccountableUnit",
            summary = "Set which of a target's units answers for it",
            description =
                    "From a day on; what was owed before stays as it was. Loading the plan again keeps it while the "
                            + "target names the unit.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TargetView.class)))
    public Response setAccountableUnit(
            @RestPath @Parameter(example = "da06-10816.MT.I.1") String id,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid AccountableChoice choice) {
        TargetView target = accountability.ofTarget(id, ifMatch, choice);
        return Etag.ok(target, target.version());
    }
}

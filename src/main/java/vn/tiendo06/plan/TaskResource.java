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
import vn.tiendo06.kernel.web.Etag;
import vn.tiendo06.kernel.web.Idempotency;

/** Tasks (nhiệm vụ) of plans. */
@Path("/api/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tasks")
public class TaskResource {

    private final SubjectService service;
    private final AccountabilityService accountability;
    private final Idempotency idempotency;

    TaskResource(SubjectService service, AccountabilityService accountability, Idempotency idempotency) {
        this.service = service;
        this.accountability = accountability;
        this.idempotency = idempotency;
    }

    @GET
    @PermissionsAllowed(Permission.PLAN_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "listTasks", summary = "Tasks with how they stand")
    @Parameter(name = "sort", description = "order (default: the plan's), dueOn or statement")
    public Page<TaskView> list(@BeanParam TaskFilter filter, @BeanParam PageRequest page) {
        return service.tasks(filter, page);
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Operation(operationId = "getTask", summary = "One task")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TaskView.class)))
    public Response get(
            @RestPath @Parameter(example = "da06-10816.NV.VII.4") String id,
            @RestQuery @Size(max = 40) @Parameter(description = Moments.AS_OF, example = "2026-11-20T10:00:00Z")
                    String asOf) {
        if (asOf != null) {
            return Response.ok(service.taskAsOf(id, asOf), MediaType.APPLICATION_JSON_TYPE)
                    .build();
        }
        TaskView task = service.task(id);
        return Etag.ok(task, task.version());
    }

    @POST
    @Path("/{id}/triggers")
    @PermissionsAllowed(Permission.PLAN_ASSIGN)
    @Operation(
            operationId = "recordTrigger",
            summary = "Record the document that sets a waiting task in motion",
            description = "The task is due on the day the last recorded document gives.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TaskView.class)))
    public Response trigger(
            @RestPath @Parameter(example = "da06-10816.NV.II.3") String id,
            @RestHeader("If-Match") String ifMatch,
            @RestHeader("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid TriggerDraft trigger) {
        return idempotency.run(idempotencyKey, trigger, () -> {
            TaskView task = service.trigger(id, ifMatch, trigger);
            return Idempotency.Answer.created("/api/v1/tasks/" + task.id(), task.version(), task);
        });
    }

    @PUT
    @Path("/{id}/accountable-unit")
    @PermissionsAllowed(Permission.PLAN_ASSIGN)
    @Operation(
            operationId = "setTaskAccountableUnit",
            summary = "Set which of a task's units answers for it",
            description =
                    "From a day on; what was owed before stays as it was. Loading the plan again keeps it while the "
                            + "task names the unit.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = TaskView.class)))
    public Response setAccountableUnit(
            @RestPath @Parameter(example = "da06-10816.NV.VII.4") String id,
            @RestHeader("If-Match") String ifMatch,
            @NotNull @Valid AccountableChoice choice) {
        TaskView task = accountability.ofTask(id, ifMatch, choice);
        return Etag.ok(task, task.version());
    }
}

package vn.tiendo06.obligation;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiendo06.kernel.access.Permission;

/** What the caller has to do now. */
@Path("/api/v1/worklist")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Obligations")
public class WorklistResource {

    private final WorklistService service;

    WorklistResource(WorklistService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Operation(
            operationId = "getWorklist",
            summary = "What the caller owes, got back and has to review",
            description = "For the caller's units and localities, over at most 100 plans, up to 1,000 entries.")
    public Worklist get() {
        return service.ofCaller();
    }
}

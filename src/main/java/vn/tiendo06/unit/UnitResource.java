package vn.tiendo06.unit;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
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
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Etag;

/** Units (đơn vị): who owes figures, who helps, and the groups they form. */
@Path("/api/v1/units")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Units")
public class UnitResource {

    private final UnitService service;

    UnitResource(UnitService service) {
        this.service = service;
    }

    @GET
    @PermissionsAllowed(Permission.UNIT_READ)
    @Operation(
            operationId = "listUnits",
            summary = "Units of the caller's localities and of the levels above",
            description = "Units come with a plan document; POST /plans adds them.")
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
}

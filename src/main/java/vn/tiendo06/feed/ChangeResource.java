package vn.tiendo06.feed;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiendo06.kernel.access.Permission;

/** What has changed, for those who keep copies. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Changes")
public class ChangeResource {

    private final FeedService service;

    ChangeResource(FeedService service) {
        this.service = service;
    }

    @GET
    @Blocking
    @PermissionsAllowed(Permission.CHANGES_READ)
    @Extension(name = "x-also-answers", value = "410")
    @Operation(
            operationId = "listChanges",
            summary = "What has changed since a cursor, without a gap",
            description =
                    "Changes of objects that the caller sees at their own addresses, as they were after the change. Each "
                            + "comes once for each cursor, also where transactions overlap. A cursor holds for 90 days at "
                            + "least; after that 410: take since=now, read the objects anew, go on from that cursor.")
    public Uni<ChangePage> list(@BeanParam FeedFilter filter) {
        return service.list(filter);
    }
}

package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.access.Permission;

/** Receipts of submissions. */
@Path("/api/v1/submissions/{id}/receipt")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Submissions")
public class ReceiptResource {

    private final ReceiptDesk desk;

    ReceiptResource(ReceiptDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermissionsAllowed(Permission.SUBMISSION_READ)
    @Extension(name = "x-also-answers", value = "409")
    @Operation(
            operationId = "getReceipt",
            summary = "What was submitted and approved, by whom and when; verifiable offline",
            description =
                    "Of a submitted, approved or superseded report; 409 before. docs/receipt.md tells how to check it.")
    public Receipt get(@RestPath UUID id) {
        return desk.receipt(id);
    }
}

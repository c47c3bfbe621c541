package vn.tiendo06.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;
import vn.tiendo06.kernel.web.Costly;

/** The audit trail: who did what to which object, when and from where. */
@Path("/api/v1/audit-events")
@Tag(name = "Audit")
public class AuditResource {

    private static final String NDJSON = "application/x-ndjson";

    private final AuditService service;
    private final ObjectMapper mapper;

    AuditResource(AuditService service, ObjectMapper mapper) {
        this.service = service;
        this.mapper = mapper;
    }

    @GET
    @PermissionsAllowed(Permission.AUDIT_READ)
    @Operation(
            operationId = "listAuditEvents",
            summary = "What was done in the caller's localities",
            description = "Every write, and reads of memberships, of this trail, and of submissions by machine.")
    @Parameter(name = "sort", description = "-at (default) or at")
    public Page<AuditEventView> list(@BeanParam AuditFilter filter, @BeanParam PageRequest page) {
        return service.list(filter, page);
    }

    @Costly
    @GET
    @Path("/export")
    @Produces(NDJSON)
    @PermissionsAllowed(Permission.AUDIT_READ)
    @Operation(
            operationId = "exportAuditEvents",
            summary = "The events as lines of JSON, chain by chain in the order of the chain",
            description = "One AuditEvent a line. The chain can be verified from it offline: docs/audit.md.")
    @APIResponse(
            responseCode = "200",
            description = "One event a line",
            content = @Content(mediaType = NDJSON, schema = @Schema(implementation = AuditEventView.class)))
    public StreamingOutput export(@BeanParam AuditFilter filter) {
        Consumer<Consumer<AuditEventView>> events = service.export(filter);
        return out -> {
            try {
                events.accept(event -> write(event, out));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        };
    }

    @Costly
    @GET
    @Path("/verification")
    @PermissionsAllowed(Permission.AUDIT_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "verifyAuditEvents",
            summary = "Whether a locality's chain of events is as it was written",
            description = "Names the first link that was changed, taken out or put in.")
    public AuditVerification verify(
            @RestQuery @NotBlank @Size(max = 5) @Parameter(description = "Locality code", example = "10816")
                    String locality) {
        return service.verify(locality);
    }

    private void write(AuditEventView event, OutputStream out) {
        try {
            out.write(mapper.writeValueAsBytes(event));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

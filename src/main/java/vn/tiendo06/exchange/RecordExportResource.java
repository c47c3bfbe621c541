package vn.tiendo06.exchange;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.audit.AuditFilter;
import vn.tiendo06.audit.AuditService;
import vn.tiendo06.feed.DeliveryDesk;
import vn.tiendo06.feed.DeliveryState;
import vn.tiendo06.feed.WebhookService;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.publication.PublicationFilter;
import vn.tiendo06.publication.PublicationService;

/** What went out and what was done, as files: publications, webhooks with what was sent to them, the audit trail. */
@Path("/api/v1/exports")
@Produces(MediaType.WILDCARD)
@Tag(name = "Spreadsheets")
@Costly
@APIResponse(
        responseCode = "200",
        description = "The file",
        content = {
            @Content(mediaType = FileKind.XLSX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")),
            @Content(mediaType = FileKind.CSV_TYPE, schema = @Schema(type = SchemaType.STRING))
        })
public class RecordExportResource {

    private final ListExport export;
    private final PublicationService publications;
    private final WebhookService webhooks;
    private final DeliveryDesk deliveries;
    private final AuditService audit;

    RecordExportResource(
            ListExport export,
            PublicationService publications,
            WebhookService webhooks,
            DeliveryDesk deliveries,
            AuditService audit) {
        this.export = export;
        this.publications = publications;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    @GET
    @Path("/publications")
    @PermissionsAllowed(Permission.PUBLICATION_READ)
    @Operation(
            operationId = "exportPublications",
            summary = "Versions of publications as a workbook or CSV",
            description = "Drafts and embargoed ones too. " + ExportResource.RULES)
    public Response publications(@BeanParam PublicationFilter filter, @BeanParam ExportOptions options) {
        return export.answer(
                "publications",
                RecordColumns.PUBLICATIONS,
                options,
                "-createdAt",
                page -> publications.list(filter, page));
    }

    @GET
    @Path("/webhooks")
    @PermissionsAllowed(Permission.WEBHOOK_READ)
    @Operation(
            operationId = "exportWebhooks",
            summary = "Webhooks as a workbook or CSV",
            description = ExportResource.RULES)
    public Response webhooks(@BeanParam ExportOptions options) {
        return export.answer("webhooks", RecordColumns.WEBHOOKS, options, "createdAt", webhooks::list);
    }

    @GET
    @Path("/webhooks/{id}/deliveries")
    @PermissionsAllowed(Permission.WEBHOOK_READ)
    @Operation(
            operationId = "exportWebhookDeliveries",
            summary = "A webhook's deliveries as a workbook or CSV",
            description = "Of the attempts, how many there are and the last one. " + ExportResource.RULES)
    public Response deliveries(
            @RestPath UUID id,
            @RestQuery @Parameter(description = "Only these") DeliveryState state,
            @BeanParam ExportOptions options) {
        return export.answer(
                "deliveries", RecordColumns.DELIVERIES, options, "-queuedAt", page -> deliveries.list(id, state, page));
    }

    @GET
    @Path("/audit-events")
    @PermissionsAllowed(Permission.AUDIT_READ)
    @Operation(
            operationId = "exportAuditTrail",
            summary = "What was done in the caller's localities, as a workbook or CSV",
            description = "Newest first. Leaves one trace in the trail. " + ExportResource.RULES)
    public Response auditEvents(@BeanParam AuditFilter filter, @BeanParam ExportOptions options) {
        return export.answer("audit-events", RecordColumns.AUDIT_EVENTS, options, "-at", audit.pages(filter));
    }
}

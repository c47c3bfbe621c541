package vn.tiendo06.exchange;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.publication.PublicationFilter;
import vn.tiendo06.publication.PublicationService;

/** What was published, as files. */
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

    RecordExportResource(ListExport export, PublicationService publications) {
        this.export = export;
        this.publications = publications;
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
}

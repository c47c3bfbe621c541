package vn.tiendo06.exchange;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.evidence.ContentInspector;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;

/** What is wrong with an imported file, cell by cell. */
@Path("/api/v1/imports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Spreadsheets")
public class ImportFaultResource {

    private final ImportFaults faults;
    private final ContentInspector inspector;

    ImportFaultResource(ImportFaults faults, ContentInspector inspector) {
        this.faults = faults;
        this.inspector = inspector;
    }

    @GET
    @Path("/faults")
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Operation(
            operationId = "getImportFaults",
            summary = "What is wrong with a workbook or CSV file, cell by cell",
            description = "As far as the import is; in the language in which it was asked for.")
    public CellFaults faults(@RestPath UUID id) {
        return faults.of(id);
    }

    @GET
    @Path("/marked.xlsx")
    @Costly
    @Produces(MediaType.WILDCARD)
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Operation(
            operationId = "getMarkedWorkbook",
            summary = "The file that was sent, with its faulty cells marked",
            description = "Each has a red fill and a note with the reason. Of a CSV file a workbook is made.")
    @APIResponse(
            responseCode = "200",
            description = "The workbook",
            content = {
                @Content(mediaType = FileKind.XLSX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response marked(
            @RestPath UUID id,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language,
            @Context HttpHeaders headers)
            throws IOException {
        CellFaults found = faults.of(id);
        java.nio.file.Path source = faults.source(id);
        try {
            ExportFormat format = FileSniffer.kindOf(source, inspector);
            return Spool.answer(
                    headers,
                    FileKind.XLSX,
                    "import-" + id,
                    out -> MarkedWorkbook.write(source, format, found.faults(), Words.of(language), out));
        } finally {
            Files.deleteIfExists(source);
        }
    }
}

package vn.tiendo06.exchange;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.Costly;

/** The periodic report of a plan. */
@Path("/api/v1/exports/report")
@Produces(MediaType.WILDCARD)
@Tag(name = "Spreadsheets")
@Costly
public class ReportResource {

    private final PlanReport reports;

    ReportResource(PlanReport reports) {
        this.reports = reports;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "exportReport",
            summary = "A plan's report of a period, in the shape of its appendices I and II",
            description =
                    "The figures approved for the period, with what was done, difficulties and proposals, and how each "
                            + "row stands; in Vietnamese or English by Accept-Language.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = FileKind.XLSX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileKind.CSV_TYPE, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = FileKind.DOCX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = FileKind.PDF_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response report(
            @RestQuery @Size(max = 40) @Parameter(required = true, description = "Plan code", example = "da06-10816")
                    String plan,
            @RestQuery @Size(max = 10) @Parameter(required = true, description = "Period code", example = "2026-11")
                    String period,
            @RestQuery @Parameter(description = "XLSX unless given") ReportFormat format,
            @RestQuery @Parameter(description = "CSV only: begin with a byte order mark; false unless given")
                    Boolean bom,
            @RestQuery
                    @Size(max = 40)
                    @Parameter(
                            description = "As it stood at an instant, or at the end of a day; now unless given",
                            example = "2026-11-20")
                    String asOf,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language,
            @Context HttpHeaders headers) {
        ReportFormat kind = format == null ? ReportFormat.XLSX : format;
        boolean byteOrderMark = Boolean.TRUE.equals(bom);
        if (byteOrderMark && kind != ReportFormat.CSV) {
            throw Fault.query("bom", "contradicts", "format=" + kind).asException();
        }
        Words words = Words.of(language);
        PrintedReport report = reports.of(plan, period, asOf, words);
        return Spool.answer(
                headers,
                kind.kind(),
                plan + "-" + period,
                out -> ReportFile.write(report, kind, byteOrderMark, words, out));
    }
}

package vn.tiendo06.exchange;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
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
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.insight.CascadeService;
import vn.tiendo06.insight.RollupService;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;

/** Rollups as files. */
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
public class RollupExportResource {

    private final ListExport export;
    private final RollupService rollups;
    private final CascadeService cascades;

    RollupExportResource(ListExport export, RollupService rollups, CascadeService cascades) {
        this.export = export;
        this.rollups = rollups;
        this.cascades = cascades;
    }

    @GET
    @Path("/rollups")
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "exportRollup",
            summary = "An indicator's figures over a locality and those right below it, as a workbook or CSV",
            description = "The locality itself first, without a rank. " + ExportResource.RULES)
    public Response rollup(
            @RestQuery @Size(max = 60) @Parameter(required = true, example = "DA06.III.3") String indicator,
            @RestQuery
                    @Size(max = 5)
                    @Parameter(description = "Default: the lowest that covers all the caller reaches", example = "31")
                    String locality,
            @RestQuery
                    @Size(max = 10)
                    @Parameter(description = "Default: each commune's latest figure", example = "2026-11")
                    String period,
            @BeanParam ExportOptions options) {
        return export.answer(
                "rollup",
                RollupColumns.ROLLUP,
                options,
                () -> RollupColumns.rows(rollups.of(indicator, locality, period)));
    }

    @GET
    @Path("/rollups/cascade")
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "exportCascade",
            summary = "A locality's own target against those of the communes below it, as a workbook or CSV",
            description = "A row for each year. " + ExportResource.RULES)
    public Response cascade(
            @RestQuery @Size(max = 60) @Parameter(required = true, example = "DA06.III.3") String indicator,
            @RestQuery @Size(max = 5) @Parameter(description = "As for the rollup", example = "31") String locality,
            @BeanParam ExportOptions options) {
        return export.answer("cascade", RollupColumns.CASCADE, options, () -> cascades.of(indicator, locality)
                .years());
    }
}

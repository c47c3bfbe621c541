package vn.tiendo06.exchange;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.locality.LocalityLevel;
import vn.tiendo06.locality.LocalityService;
import vn.tiendo06.obligation.RegimeRepository;
import vn.tiendo06.plan.PlanLinter;
import vn.tiendo06.plan.PlanService;
import vn.tiendo06.progress.PeriodKind;
import vn.tiendo06.progress.PeriodRepository;

/** What reporting stands on, as files: localities, plans and what they leave unclear, periods, holidays. */
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
public class GroundExportResource {

    private final ListExport export;
    private final LocalityService localities;
    private final PlanService plans;
    private final PlanLinter linter;
    private final PeriodRepository periods;
    private final RegimeRepository holidays;

    GroundExportResource(
            ListExport export,
            LocalityService localities,
            PlanService plans,
            PlanLinter linter,
            PeriodRepository periods,
            RegimeRepository holidays) {
        this.export = export;
        this.localities = localities;
        this.plans = plans;
        this.linter = linter;
        this.periods = periods;
        this.holidays = holidays;
    }

    @GET
    @Path("/localities")
    @PermissionsAllowed(Permission.LOCALITY_READ)
    @Operation(
            operationId = "exportLocalities",
            summary = "Localities as a workbook or CSV",
            description = ExportResource.RULES)
    public Response localities(
            @RestQuery LocalityLevel level,
            @RestQuery @Size(max = 5) @Parameter(description = "Code of the level above", example = "31") String parent,
            @RestQuery @Size(max = 200) @Parameter(description = "Part of the name, diacritics optional") String q,
            @BeanParam ExportOptions options) {
        return export.answer(
                "localities",
                GroundColumns.LOCALITIES,
                options,
                "code",
                page -> localities.list(level, parent, q, page));
    }

    @GET
    @Path("/plans")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Operation(operationId = "exportPlans", summary = "Plans as a workbook or CSV", description = ExportResource.RULES)
    public Response plans(
            @RestQuery @Size(max = 5) @Parameter(description = "Locality code", example = "10816") String locality,
            @RestQuery @Size(max = 12) @Parameter(example = "DA06") String programme,
            @RestQuery @Size(max = 200) @Parameter(description = "Part of the title, diacritics optional") String q,
            @BeanParam ExportOptions options) {
        return export.answer(
                "plans", GroundColumns.PLANS, options, "code", page -> plans.list(locality, programme, q, page));
    }

    @GET
    @Path("/plans/{code}/findings")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Operation(
            operationId = "exportFindings",
            summary = "What a plan leaves unclear, as a workbook or CSV",
            description = ExportResource.RULES)
    public Response findings(
            @RestPath @Parameter(example = "da06-10816") String code, @BeanParam ExportOptions options) {
        return export.answer("findings", GroundColumns.FINDINGS, options, () -> linter.findings(code, options.language)
                .items());
    }

    @GET
    @Path("/periods")
    @PermissionsAllowed(Permission.PERIOD_READ)
    @Operation(
            operationId = "exportPeriods",
            summary = "Reporting periods as a workbook or CSV",
            description = ExportResource.RULES)
    public Response periods(
            @RestQuery PeriodKind kind,
            @RestQuery @Parameter(example = "2026") Integer year,
            @RestQuery @Parameter(description = "A day within the period", example = "2026-11-01") LocalDate on,
            @BeanParam ExportOptions options) {
        return export.answer(
                "periods", GroundColumns.PERIODS, options, "startsOn", page -> periods.list(kind, year, on, page));
    }

    @GET
    @Path("/holidays")
    @PermissionsAllowed(Permission.PERIOD_READ)
    @Operation(
            operationId = "exportHolidays",
            summary = "Public holidays as a workbook or CSV",
            description = ExportResource.RULES)
    public Response holidays(
            @RestQuery @Parameter(example = "2027-01-01") LocalDate from,
            @RestQuery @Parameter(example = "2027-12-31") LocalDate to,
            @BeanParam ExportOptions options) {
        return export.answer("holidays", GroundColumns.HOLIDAYS, options, () -> holidays.holidays(from, to));
    }
}

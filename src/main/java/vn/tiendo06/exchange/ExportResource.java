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
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.obligation.ObligationFilter;
import vn.tiendo06.obligation.ObligationService;
import vn.tiendo06.obligation.SummaryGroup;
import vn.tiendo06.plan.SubjectService;
import vn.tiendo06.plan.TargetFilter;
import vn.tiendo06.plan.TaskFilter;
import vn.tiendo06.progress.SubmissionFilter;
import vn.tiendo06.progress.SubmissionService;
import vn.tiendo06.unit.UnitFilter;
import vn.tiendo06.unit.UnitService;

/** The lists as files. */
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
public class ExportResource {

    static final String RULES =
            "All rows that the list of the same filters gives the caller, in Vietnamese or English by Accept-Language. "
                    + "Texts cannot run as formulas. docs/exchange.md";

    private final ListExport export;
    private final SubjectService subjects;
    private final UnitService units;
    private final SubmissionService submissions;
    private final ObligationService obligations;

    ExportResource(
            ListExport export,
            SubjectService subjects,
            UnitService units,
            SubmissionService submissions,
            ObligationService obligations) {
        this.export = export;
        this.subjects = subjects;
        this.units = units;
        this.submissions = submissions;
        this.obligations = obligations;
    }

    @GET
    @Path("/targets")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "exportTargets", summary = "Targets as a workbook or CSV", description = RULES)
    public Response targets(@BeanParam TargetFilter filter, @BeanParam ExportOptions options) {
        return export.answer("targets", PlanColumns.TARGETS, options, "order", page -> subjects.targets(filter, page));
    }

    @GET
    @Path("/tasks")
    @PermissionsAllowed(Permission.PLAN_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "exportTasks", summary = "Tasks as a workbook or CSV", description = RULES)
    public Response tasks(@BeanParam TaskFilter filter, @BeanParam ExportOptions options) {
        return export.answer("tasks", PlanColumns.TASKS, options, "order", page -> subjects.tasks(filter, page));
    }

    @GET
    @Path("/units")
    @PermissionsAllowed(Permission.UNIT_READ)
    @Operation(operationId = "exportUnits", summary = "Units as a workbook or CSV", description = RULES)
    public Response units(@BeanParam UnitFilter filter, @BeanParam ExportOptions options) {
        return export.answer("units", PlanColumns.UNITS, options, "code", page -> units.list(filter, page));
    }

    @GET
    @Path("/submissions")
    @PermissionsAllowed(Permission.SUBMISSION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "exportSubmissions",
            summary = "Submissions as a workbook or CSV",
            description = RULES + " An import reads it back.")
    public Response submissions(@BeanParam SubmissionFilter filter, @BeanParam ExportOptions options) {
        return export.answer(
                "submissions", ReportColumns.SUBMISSIONS, options, "subject", page -> submissions.list(filter, page));
    }

    @GET
    @Path("/obligations")
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "exportObligations", summary = "Obligations as a workbook or CSV", description = RULES)
    public Response obligations(@BeanParam ObligationFilter filter, @BeanParam ExportOptions options) {
        return export.answer(
                "obligations", ReportColumns.OBLIGATIONS, options, "dueAt", page -> obligations.list(filter, page));
    }

    @GET
    @Path("/obligations/summary")
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "exportObligationSummary",
            summary = "Completeness and timeliness by unit, section or period, as a workbook or CSV",
            description = "The total first. " + RULES)
    public Response obligationSummary(
            @BeanParam ObligationFilter filter,
            @RestQuery @Parameter(description = "UNIT unless given") SummaryGroup groupBy,
            @BeanParam ExportOptions options) {
        return export.answer(
                "obligation-summary",
                ReportColumns.SUMMARY,
                options,
                () -> ReportColumns.rows(obligations.summary(filter, groupBy)));
    }
}

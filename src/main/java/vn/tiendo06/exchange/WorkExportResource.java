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
import vn.tiendo06.imports.ImportDesk;
import vn.tiendo06.imports.ImportState;
import vn.tiendo06.kernel.access.MembershipService;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.web.Costly;
import vn.tiendo06.obligation.WorklistService;
import vn.tiendo06.progress.LockExceptionService;

/** Who has to do what, and how it went in, as files. */
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
public class WorkExportResource {

    private final ListExport export;
    private final WorklistService worklists;
    private final LockExceptionService exceptions;
    private final ImportDesk imports;
    private final MembershipService memberships;

    WorkExportResource(
            ListExport export,
            WorklistService worklists,
            LockExceptionService exceptions,
            ImportDesk imports,
            MembershipService memberships) {
        this.export = export;
        this.worklists = worklists;
        this.exceptions = exceptions;
        this.imports = imports;
        this.memberships = memberships;
    }

    @GET
    @Path("/worklist")
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Operation(
            operationId = "exportWorklist",
            summary = "What the caller owes, got back and has to review, as a workbook or CSV",
            description = "A row for each entry, group by group. " + ExportResource.RULES)
    public Response worklist(@BeanParam ExportOptions options) {
        return export.answer("worklist", WorkRow.COLUMNS, options, () -> WorkRow.of(worklists.ofCaller()));
    }

    @GET
    @Path("/lock-exceptions")
    @PermissionsAllowed(Permission.OBLIGATION_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "exportLockExceptions",
            summary = "Exceptions from the locks of a plan's periods as a workbook or CSV",
            description = ExportResource.RULES)
    public Response lockExceptions(
            @RestQuery @Size(max = 40) @Parameter(description = "Plan code", required = true, example = "da06-10816")
                    String plan,
            @RestQuery @Size(max = 10) @Parameter(description = "Period code", example = "2026-10") String period,
            @RestQuery
                    @Size(max = 200)
                    @Parameter(description = "What holds for this unit: code or any wording", example = "Công an xã")
                    String unit,
            @RestQuery
                    @Size(max = 100)
                    @Parameter(
                            description = "What holds for this target or task: its id",
                            example = "da06-10816.MT.III.3")
                    String subject,
            @BeanParam ExportOptions options) {
        return export.answer(
                "lock-exceptions",
                WorkColumns.LOCK_EXCEPTIONS,
                options,
                "-recordedAt",
                page -> exceptions.list(plan, period, unit, subject, page));
    }

    @GET
    @Path("/imports")
    @PermissionsAllowed(Permission.IMPORT_RUN)
    @Operation(
            operationId = "exportImports",
            summary = "Imports as a workbook or CSV",
            description = ExportResource.RULES)
    public Response imports(
            @RestQuery @Parameter(description = "Only those in a state", example = "RUNNING") ImportState state,
            @BeanParam ExportOptions options) {
        return export.answer("imports", WorkColumns.IMPORTS, options, "-createdAt", page -> imports.list(state, page));
    }

    @GET
    @Path("/memberships")
    @PermissionsAllowed(Permission.MEMBERSHIP_READ)
    @Operation(
            operationId = "exportMemberships",
            summary = "Memberships as a workbook or CSV",
            description = ExportResource.RULES)
    public Response memberships(
            @RestQuery @Size(max = 500) String issuer,
            @RestQuery @Size(max = 255) String subject,
            @BeanParam ExportOptions options) {
        return export.answer(
                "memberships", WorkColumns.MEMBERSHIPS, options, "subject", memberships.pages(issuer, subject));
    }
}

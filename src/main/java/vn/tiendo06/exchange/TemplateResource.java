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
import vn.tiendo06.kernel.web.Costly;

/** The workbook that a unit fills in. */
@Path("/api/v1/exports/template.xlsx")
@Produces(MediaType.WILDCARD)
@Tag(name = "Spreadsheets")
@Costly
public class TemplateResource {

    private final TemplateDesk desk;

    TemplateResource(TemplateDesk desk) {
        this.desk = desk;
    }

    @GET
    @PermissionsAllowed(Permission.SUBMISSION_READ_UNAPPROVED)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(
            operationId = "getTemplate",
            summary = "A workbook of all that a unit owes for a period, to be filled in and imported",
            description =
                    "In the layout of the plan's appendices, with what the unit has reported so far; in Vietnamese or "
                            + "English by Accept-Language. For the unit, and for those who see its drafts.")
    @APIResponse(
            responseCode = "200",
            description = "The workbook",
            content = {
                @Content(mediaType = FileKind.XLSX_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response template(
            @RestQuery
                    @Size(max = 200)
                    @Parameter(required = true, description = "Code or any wording of the unit", example = "Công an xã")
                    String unit,
            @RestQuery @Size(max = 10) @Parameter(required = true, description = "Period code", example = "2026-11")
                    String period,
            @RestQuery
                    @Size(max = 40)
                    @Parameter(
                            description = "Plan code; may be left out where one plan only names the unit",
                            example = "da06-10816")
                    String plan,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language,
            @Context HttpHeaders headers) {
        Template template = desk.of(plan, unit, period);
        String name = template.plan().code() + "-" + template.unit().code() + "-"
                + template.period().code();
        return Spool.answer(
                headers, FileKind.XLSX, name, out -> new TemplateWorkbook(template, Words.of(language)).write(out));
    }
}

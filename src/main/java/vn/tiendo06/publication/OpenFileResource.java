package vn.tiendo06.publication;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.error.ApiException;

/** A version's data in several forms. Each has an address of its own, so that caches and harvesters need no negotiation. */
@Path("/public/v1/publications/{code}/versions/{number}")
@PermitAll
@Tag(name = "Open data")
public class OpenFileResource {

    private static final String TABLE = "text/csv;charset=UTF-8";

    private static final String PROCEDURES_EXAMPLE = """
            publication,version,plan,locality,locality_name,period,period_start,period_end,task,procedure_code,procedure,\
            field,documents_before,documents_after,documents_cut,days_before,days_after,days_cut,basis_number,basis_date,\
            basis_issuer,basis_title
            da06-10816.2026-11.administrative-procedures,1,da06-10816,10816,Xã Hà Bắc,2026-11,2026-10-15,2026-11-14,II.5,\
            1.004194,Đăng ký tạm trú,Cư trú,5,2,3,7,5,2,1234/QĐ-UBND,2026-10-20,UBND thành phố Hải Phòng,
            """;

    private final OpenDataService service;
    private final OpenAnswers answers;

    OpenFileResource(OpenDataService service, OpenAnswers answers) {
        this.service = service;
        this.answers = answers;
    }

    @GET
    @Path("/data.json")
    @Produces("application/json")
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(operationId = "getOpenDataJson", summary = "The content as it was frozen: its SHA-256 is the digest")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublishedContent.class)))
    public Response json(
            @RestPath @Parameter(example = "da06-10816.2026-11.figures") String code,
            @RestPath @Parameter(example = "1") Integer number,
            @Context HttpHeaders headers) {
        return file(
                code, number, headers, "application/json", data -> data.text().getBytes(StandardCharsets.UTF_8));
    }

    @GET
    @Path("/data.csv")
    @Produces(TABLE)
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(operationId = "getOpenDataCsv", summary = "The figures as a table")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    public Response csv(
            @RestPath @Parameter(example = "da06-10816.2026-11.figures") String code,
            @RestPath @Parameter(example = "1") Integer number,
            @Context HttpHeaders headers) {
        return file(code, number, headers, TABLE, data -> FigureTable.of(data.content()));
    }

    @GET
    @Path("/procedures.csv")
    @Produces(TABLE)
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(
            operationId = "getOpenDataProcedures",
            summary = "The procedures of a bulletin as a table: what each asked for before, and asks for now",
            description = "Of publications of the kind ADMINISTRATIVE_PROCEDURES; 404 for the others.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(type = SchemaType.STRING),
                            example = PROCEDURES_EXAMPLE))
    public Response procedures(
            @RestPath @Parameter(example = "da06-10816.2026-11.administrative-procedures") String code,
            @RestPath @Parameter(example = "1") Integer number,
            @Context HttpHeaders headers) {
        return file(code, number, headers, TABLE, data -> {
            if (!data.version().kind().hasProcedures()) {
                throw ApiException.notFound("procedures.csv", code + "/" + number);
            }
            return ProcedureTable.of(data.content());
        });
    }

    @GET
    @Path("/data.sdmx.csv")
    @Produces(SdmxTypes.CSV)
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(operationId = "getOpenDataSdmxCsv", summary = "The figures as SDMX-CSV 2.0")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = SdmxTypes.CSV, schema = @Schema(type = SchemaType.STRING)))
    public Response sdmxCsv(
            @RestPath @Parameter(example = "da06-10816.2026-11.figures") String code,
            @RestPath @Parameter(example = "1") Integer number,
            @Context HttpHeaders headers) {
        return file(code, number, headers, SdmxTypes.CSV, data -> SdmxData.csv(data.content()));
    }

    @GET
    @Path("/data.sdmx.json")
    @Produces(SdmxTypes.JSON)
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(operationId = "getOpenDataSdmxJson", summary = "The figures as an SDMX-JSON 2.0 data message")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = SdmxTypes.JSON,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    public Response sdmxJson(
            @RestPath @Parameter(example = "da06-10816.2026-11.figures") String code,
            @RestPath @Parameter(example = "1") Integer number,
            @Context HttpHeaders headers) {
        return file(
                code,
                number,
                headers,
                SdmxTypes.JSON,
                data -> answers.json(
                        SdmxData.json(data.content(), data.version().publishedAt())));
    }

    @GET
    @Path("/structure.sdmx.json")
    @Produces(SdmxTypes.STRUCTURE)
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(operationId = "getOpenDataSdmxStructure", summary = "The SDMX-JSON 2.0 structure message of the data")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = SdmxTypes.STRUCTURE,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    public Response structure(
            @RestPath @Parameter(example = "da06-10816.2026-11.figures") String code,
            @RestPath @Parameter(example = "1") Integer number,
            @Context HttpHeaders headers) {
        return file(
                code,
                number,
                headers,
                SdmxTypes.STRUCTURE,
                data -> answers.json(
                        SdmxStructure.of(data.content(), data.version().publishedAt())));
    }

    private Response file(
            String code,
            int number,
            HttpHeaders headers,
            String mediaType,
            Function<OpenDataService.Data, byte[]> form) {
        OpenDataService.Data data = service.data(code, number);
        return answers.data(headers, form.apply(data), mediaType, data.version());
    }
}

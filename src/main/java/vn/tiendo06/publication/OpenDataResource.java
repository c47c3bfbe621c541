package vn.tiendo06.publication;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** Open data (dữ liệu mở): what was published, for anybody. */
@Path("/public/v1/publications")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Open data")
public class OpenDataResource {

    private final OpenDataService service;
    private final OpenAnswers answers;

    OpenDataResource(OpenDataService service, OpenAnswers answers) {
        this.service = service;
        this.answers = answers;
    }

    /** A page, for the contract. */
    @Schema(name = "PublishedVersionPage")
    record Versions(
            @Schema(required = true) java.util.List<PublishedVersion> items,

            @Schema(description = "Cursor of the next page, null on the last one", nullable = true)
            String next) {}

    @GET
    @PermitAll
    @Operation(operationId = "listOpenData", summary = "Published data: of each publication the version in force")
    @Parameter(name = "sort", description = "-publishedAt (default), code or period")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Versions.class)))
    public Response list(@BeanParam PublicationFilter filter, @BeanParam PageRequest page) {
        return answers.list(service.list(filter, page), MediaType.APPLICATION_JSON);
    }

    @GET
    @Path("/{code}")
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(operationId = "getOpenData", summary = "The version in force; 410 once it was withdrawn")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublishedVersion.class)))
    public Response latest(
            @RestPath @Parameter(example = "da06-10816.2026-11.figures") String code, @Context HttpHeaders headers) {
        return answers.metadata(headers, service.latest(code));
    }

    @GET
    @Path("/{code}/versions")
    @PermitAll
    @Operation(
            operationId = "listOpenDataVersions",
            summary = "All versions, the latest first: what was corrected or withdrawn, when and why")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Versions.class)))
    public Response versions(@RestPath @Parameter(example = "da06-10816.2026-11.figures") String code) {
        return answers.list(new Page<>(service.versions(code), null), MediaType.APPLICATION_JSON);
    }

    @GET
    @Path("/{code}/versions/{number}")
    @PermitAll
    @Extension(name = "x-also-answers", value = "410")
    @Operation(operationId = "getOpenDataVersion", summary = "One version; names the one that corrects it")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = PublishedVersion.class)))
    public Response version(
            @RestPath @Parameter(example = "da06-10816.2026-11.figures") String code,
            @RestPath @Parameter(example = "1") Integer number,
            @Context HttpHeaders headers) {
        return answers.metadata(headers, service.version(code, number));
    }
}

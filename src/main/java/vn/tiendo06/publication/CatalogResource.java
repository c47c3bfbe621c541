package vn.tiendo06.publication;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** The catalogue that data portals harvest. */
@Path("/public/v1/catalog.jsonld")
@PermitAll
@Tag(name = "Open data")
public class CatalogResource {

    private static final String JSON_LD = "application/ld+json";

    private final OpenDataService service;
    private final OpenAnswers answers;
    private final PublicationSettings settings;

    CatalogResource(OpenDataService service, OpenAnswers answers, PublicationSettings settings) {
        this.service = service;
        this.answers = answers;
        this.settings = settings;
    }

    @GET
    @Produces(JSON_LD)
    @PermitAll
    @Operation(
            operationId = "getCatalog",
            summary = "Published data as a DCAT 3 catalogue (JSON-LD)",
            description = "In pages: hydra:next is the address of the following one.")
    @Parameter(name = "sort", description = "-publishedAt (default), code or period")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = JSON_LD,
                            schema = @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)))
    public Response catalog(@BeanParam PublicationFilter filter, @BeanParam PageRequest page, @Context UriInfo uri) {
        Page<PublishedVersion> versions = service.list(filter, page);
        String next = versions.next() == null
                ? null
                : uri.getRequestUriBuilder()
                        .replaceQueryParam("cursor", versions.next())
                        .build()
                        .toString();
        String base = uri.getBaseUri().toString().replaceFirst("/$", "");
        Catalog catalog = new Catalog(base, settings.licence().toString());
        return answers.list(catalog.page(uri.getRequestUri().toString(), next, versions.items()), JSON_LD);
    }
}

package vn.tiendo06.insight;

import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
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
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.kernel.web.Costly;

/** A picture of many localities. */
@Costly
@Path("/api/v1/rollups/chart.svg")
@Produces({Picture.SVG, Picture.PNG})
@Tag(name = "Charts")
public class RollupChartResource {

    private final RollupService rollups;

    RollupChartResource(RollupService rollups) {
        this.rollups = rollups;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Extension(name = "x-also-answers", value = "404")
    @Operation(operationId = "getRollupChart", summary = "How the localities below one stand, as a picture")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = {
                @Content(mediaType = Picture.SVG, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Picture.PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response rollup(
            @RestQuery @Size(max = 60) @Parameter(required = true, example = "DA06.III.3") String indicator,
            @RestQuery @Size(max = 5) @Parameter(description = "As for the rollup", example = "31") String locality,
            @RestQuery @Size(max = 10) @Parameter(example = "2026-11") String period,
            @RestQuery @Parameter(description = "Default: light") ChartTheme theme,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language,
            @Context Request request) {
        return Charts.of(theme, Messages.negotiate(language))
                .rollup(rollups.of(indicator, locality, period))
                .answer(request);
    }
}

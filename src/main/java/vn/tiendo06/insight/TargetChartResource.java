package vn.tiendo06.insight;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.SubjectService;

/** A picture of a target. */
@Path("/api/v1/targets/{id}/chart.svg")
@Produces({Picture.SVG, Picture.PNG})
@Tag(name = "Charts")
public class TargetChartResource {

    private final SubjectService subjects;
    private final ProgressService progress;

    TargetChartResource(SubjectService subjects, ProgressService progress) {
        this.subjects = subjects;
        this.progress = progress;
    }

    @GET
    @PermissionsAllowed(Permission.INSIGHT_READ)
    @Operation(operationId = "getTargetChart", summary = "A target's figures, milestones and forecast as a picture")
    @APIResponse(
            responseCode = "200",
            description = "The picture",
            content = {
                @Content(mediaType = Picture.SVG, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = Picture.PNG, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response target(
            @RestPath @Parameter(example = "da06-10816.MT.III.3") String id,
            @RestQuery @Parameter(description = "Default: light") ChartTheme theme,
            @RestHeader("Accept-Language") @Parameter(hidden = true) String language,
            @Context Request request) {
        Locale locale = Messages.negotiate(language);
        return Charts.of(theme, locale)
                .target(subjects.target(id), progress.target(id, null, null, locale))
                .answer(request);
    }
}

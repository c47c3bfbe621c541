package vn.tiendo06.progress;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.page.Page;
import vn.tiendo06.kernel.page.PageRequest;

/** Reporting periods (kỳ báo cáo). */
@Path("/api/v1/periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Periods")
public class PeriodResource {

    private final PeriodRepository periods;

    PeriodResource(PeriodRepository periods) {
        this.periods = periods;
    }

    @GET
    @Transactional
    @PermissionsAllowed(Permission.PERIOD_READ)
    @Operation(operationId = "listPeriods", summary = "Reporting periods")
    @Parameter(name = "sort", description = "startsOn (default), endsOn or code")
    public Page<PeriodView> list(
            @RestQuery PeriodKind kind,
            @RestQuery @Parameter(example = "2026") Integer year,
            @RestQuery @Parameter(description = "A day within the period", example = "2026-11-01") LocalDate on,
            @BeanParam PageRequest page) {
        return periods.list(kind, year, on, page);
    }

    @GET
    @Path("/{code}")
    @Transactional
    @PermissionsAllowed(Permission.PERIOD_READ)
    @Operation(operationId = "getPeriod", summary = "One reporting period")
    public PeriodView get(@RestPath @Parameter(example = "2026-11") String code) {
        return periods.find(code).orElseThrow(() -> ApiException.notFound("period", code));
    }
}

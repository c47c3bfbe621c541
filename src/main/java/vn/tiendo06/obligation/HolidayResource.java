package vn.tiendo06.obligation;

import io.quarkus.security.PermissionsAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.error.ApiException;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.error.ProblemType;
import vn.tiendo06.kernel.event.Change;
import vn.tiendo06.kernel.event.Events;
import vn.tiendo06.kernel.page.Page;

/** Public holidays: due dates skip them. They are the country's, so its administrators keep them. */
@Path("/api/v1/holidays")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Periods")
public class HolidayResource {

    private static final String COUNTRY = "VN";

    private final RegimeRepository holidays;
    private final Events events;
    private final CurrentActor actor;
    private final LocalCalendar calendar;

    HolidayResource(RegimeRepository holidays, Events events, CurrentActor actor, LocalCalendar calendar) {
        this.holidays = holidays;
        this.events = events;
        this.actor = actor;
        this.calendar = calendar;
    }

    @GET
    @Transactional
    @PermissionsAllowed(Permission.PERIOD_READ)
    @Operation(operationId = "listHolidays", summary = "Public holidays by day")
    public Page<Holiday> list(
            @RestQuery @Parameter(example = "2027-01-01") LocalDate from,
            @RestQuery @Parameter(example = "2027-12-31") LocalDate to) {
        return new Page<>(holidays.holidays(from, to), null);
    }

    @PUT
    @Path("/{day}")
    @Transactional
    @PermissionsAllowed(Permission.HOLIDAY_WRITE)
    @Extension(name = "x-answers-without", value = "ETag")
    @Operation(operationId = "putHoliday", summary = "Add a holiday or change its name: open due dates move with it")
    public Holiday put(@RestPath @Parameter(example = "2027-02-08") LocalDate day, @NotNull @Valid Holiday holiday) {
        requireCountry();
        requireToCome(day);
        if (!day.equals(holiday.day())) {
            throw Fault.at("/day", "contradicts", "path/day").asException();
        }
        Holiday before = find(day);
        holidays.put(holiday, true, calendar.now());
        changed(day, before == null ? "CREATE" : "UPDATE", before, holiday);
        return holiday;
    }

    @DELETE
    @Path("/{day}")
    @Transactional
    @PermissionsAllowed(Permission.HOLIDAY_WRITE)
    @Operation(operationId = "deleteHoliday", summary = "Take a holiday back")
    @APIResponse(responseCode = "204", description = "Taken back")
    public void delete(@RestPath @Parameter(example = "2027-02-08") LocalDate day) {
        requireCountry();
        requireToCome(day);
        Holiday before = find(day);
        if (!holidays.removeHoliday(day, calendar.now())) {
            throw ApiException.notFound("holiday", day);
        }
        changed(day, "DELETE", before, null);
    }

    private Holiday find(LocalDate day) {
        return holidays.holidays(day, day).stream().findFirst().orElse(null);
    }

    private void changed(LocalDate day, String action, Holiday before, Holiday after) {
        events.changed(new Change("holiday", day.toString(), COUNTRY, null, action, before, after));
    }

    // A day that is past has already decided who was late.
    private void requireToCome(LocalDate day) {
        if (day.isBefore(calendar.today())) {
            throw Fault.at("path/day", "past-date", calendar.today()).asException();
        }
    }

    private void requireCountry() {
        if (!actor.get().scopeFor(Permission.HOLIDAY_WRITE).localities().contains(COUNTRY)) {
            throw ProblemType.FORBIDDEN.because("country-only");
        }
    }
}

package vn.tiendo06.plan;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which tasks are asked for. */
public class TaskFilter {

    @RestQuery
    @Size(max = 40)
    @Parameter(description = "Plan code", example = "da06-10816")
    String plan;

    @RestQuery
    @Size(max = 8)
    @Parameter(description = "Numeral of the section", example = "VII")
    String section;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Code or any wording of a unit in any role", example = "Phòng Văn hoá")
    String unit;

    @RestQuery
    @Parameter(description = "Narrows unit to a role")
    UnitRole role;

    @RestQuery
    @Parameter(description = "Kind of schedule")
    ScheduleKind schedule;

    @RestQuery
    @Parameter(description = "Has a due date on or after this day", example = "2027-01-01")
    LocalDate dueFrom;

    @RestQuery
    @Parameter(description = "Has a due date on or before this day", example = "2027-03-31")
    LocalDate dueTo;

    @RestQuery
    @Parameter(description = "How it stands")
    TaskStatus status;

    @RestQuery
    @Size(max = 200)
    @Parameter(description = "Part of the statement, diacritics optional", example = "chuoi khoi")
    String q;

    @RestQuery
    @Size(max = 40)
    @Parameter(description = Moments.AS_OF + ". A period's lock needs plan", example = "2026-11-20T10:00:00Z")
    String asOf;
}

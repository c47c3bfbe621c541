package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a task is to be done, as the plan states it. */
@Schema(name = "Schedule")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Schedule(
        @NotNull @Schema(required = true, examples = "BY_DATE")
        ScheduleKind kind,

        @Size(max = 50)
        @Schema(
                description = "Last days, ascending; a month or quarter is due on its last day",
                examples = "[\"2027-03-31\"]")
        List<@NotNull LocalDate> dueDates,

        @Schema(nullable = true) Recurrence recurrence,

        @Size(max = 1000) @Schema(description = "What it waits for or depends on", nullable = true)
        String condition,

        @Size(max = 1000)
        @Schema(description = "The cell as the plan has it", nullable = true, examples = "Tháng 3/2027")
        String text) {

    public Schedule {
        dueDates = dueDates == null ? List.of() : dueDates;
    }
}

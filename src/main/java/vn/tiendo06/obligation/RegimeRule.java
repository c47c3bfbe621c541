package vn.tiendo06.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.ScheduleKind;
import vn.tiendo06.plan.SubjectKind;

/** How often the rows that fit are reported on; what is not given fits every row. */
@Schema(name = "RegimeRule")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegimeRule(
        @Schema(nullable = true) SubjectKind subjectKind,
        @Schema(nullable = true) ScheduleKind scheduleKind,

        @Schema(description = "Whether a target has a milestone with a value", nullable = true)
        Boolean numeric,

        @Schema(description = "Whether a task still waits for the document that sets it in motion", nullable = true)
        Boolean waiting,

        @Size(max = 100) @Schema(description = "One target or task", nullable = true)
        String subjectId,

        @NotNull @Schema(required = true, examples = "MONTH")
        Frequency frequency) {}

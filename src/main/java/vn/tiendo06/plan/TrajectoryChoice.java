package vn.tiendo06.plan;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The trajectory that an administrator gives a target. */
@Schema(name = "TrajectoryChoice")
public record TrajectoryChoice(
        @NotNull @Schema(required = true, examples = "STEP_AT_YEAR_END")
        Trajectory trajectory) {}

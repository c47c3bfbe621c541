package vn.tiendo06.plan;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How reports on a plan are reviewed. */
@Schema(name = "ReviewSetting")
public record ReviewSetting(
        @NotNull
        @Schema(
                description = "The head of the unit confirms a report before the plan's office approves it",
                required = true,
                examples = "true")
        Boolean confirmationRequired) {}

package vn.tiendo06.plan;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The document that sets a waiting task in motion, with the last day it gives. */
@Schema(name = "TriggerDraft")
public record TriggerDraft(
        @NotNull @Valid @Schema(required = true) DocumentRef document,

        @NotNull @Schema(required = true, examples = "2027-06-30")
        LocalDate dueOn) {}

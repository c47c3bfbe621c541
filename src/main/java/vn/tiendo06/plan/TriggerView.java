package vn.tiendo06.plan;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The document that set a waiting task in motion. */
@Schema(name = "Trigger")
public record TriggerView(
        @Schema(required = true) UUID id,
        @Schema(required = true) DocumentRef document,

        @Schema(description = "The last day it gives", required = true, examples = "2027-06-30")
        LocalDate dueOn,

        @Schema(description = "Display name of who recorded it", required = true)
        String recordedBy,

        @Schema(required = true) Instant recordedAt) {}

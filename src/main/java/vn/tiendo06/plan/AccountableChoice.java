package vn.tiendo06.plan;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which of a row's units is to answer for it. */
@Schema(name = "AccountableChoice")
public record AccountableChoice(
        @NotBlank
        @Size(max = 200)
        @Schema(
                description = "Code or wording of a unit that the row names, of a member of a group it names, or of a "
                        + "successor of one of these",
                required = true,
                examples = "Phòng Văn hoá xã")
        String unit,

        @Schema(
                description = "For the periods that end on this day or later; today unless given, and not before",
                nullable = true,
                examples = "2026-12-15")
        LocalDate effectiveFrom) {}

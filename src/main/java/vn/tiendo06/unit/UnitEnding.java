package vn.tiendo06.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When a unit ends and which units take over: one where units are joined, several where one is split. */
@Schema(name = "UnitEnding")
public record UnitEnding(
        @NotNull @Schema(description = "Its last day; today or later", required = true, examples = "2026-12-31")
        LocalDate validTo,

        @Size(max = 20)
        @Schema(
                description = "Codes or wordings; the first answers for its rows unless another is set",
                examples = "[\"10816.VHKH\"]")
        List<@NotBlank @Size(max = 200) String> successors) {

    public UnitEnding {
        successors = successors == null ? List.of() : successors;
    }
}

package vn.tiendo06.unit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The units of a locality. */
@Schema(name = "UnitListDraft")
public record UnitListDraft(
        @NotBlank @Size(max = 5) @Schema(description = "The locality they are for", required = true, examples = "10819")
        String locality,

        @NotEmpty @Size(max = 1000) @Schema(description = "In any order", required = true)
        List<@NotNull @Valid UnitSpec> units) {

    public UnitListDraft {
        units = units == null ? List.of() : units;
    }
}

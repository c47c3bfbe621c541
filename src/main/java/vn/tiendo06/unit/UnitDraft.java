package vn.tiendo06.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit as an administrator adds it. */
@Schema(name = "UnitDraft")
public record UnitDraft(
        @NotBlank
        @Pattern(regexp = "[A-Z0-9][A-Z0-9.-]{1,58}[A-Z0-9]")
        @Schema(description = "Begins with its locality's code and a dot", required = true, examples = "10816.VHKH")
        String code,

        @NotBlank @Size(max = 5) @Schema(required = true, examples = "10816")
        String localityCode,

        @Schema(description = "First day it exists", nullable = true, examples = "2026-12-01")
        LocalDate validFrom,

        @NotBlank @Size(max = 200) @Schema(required = true, examples = "Phòng Văn hoá và Khoa học")
        String name,

        @NotNull @Schema(required = true, examples = "DIVISION")
        UnitKind kind,

        @Size(max = 60) @Schema(description = "Code of the unit above", nullable = true, examples = "10816.UBND")
        String parentCode,

        @Size(max = 60) @Schema(description = "Agency e-identifier (Decision 20/2020/QĐ-TTg)", nullable = true)
        String agencyId,

        @Size(max = 50) @Schema(description = "Other wordings of the name in the unit's own locality")
        List<@NotBlank @Size(max = 200) String> aliases,

        @Size(max = 100) @Schema(description = "Codes of a group's members, in order")
        List<@NotBlank @Size(max = 60) String> members) {

    UnitContent content() {
        return new UnitContent(name, kind, parentCode, agencyId, aliases, members);
    }
}

package vn.tiendo06.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What an administrator says of a unit, in place of what was said before. */
@Schema(name = "UnitContent")
public record UnitContent(
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

    public UnitContent {
        aliases = aliases == null ? List.of() : aliases;
        members = members == null ? List.of() : members;
    }

    /** The name and the aliases. */
    List<String> wordings() {
        return Stream.concat(Stream.of(name), aliases.stream()).distinct().toList();
    }
}

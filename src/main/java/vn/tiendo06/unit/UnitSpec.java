package vn.tiendo06.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A unit as a plan document states it. */
@Schema(name = "PlanUnit")
public record UnitSpec(
        @NotBlank @Pattern(regexp = "[A-Z0-9][A-Z0-9.-]{1,58}[A-Z0-9]") @Schema(required = true, examples = "10816.CA")
        String code,

        @NotBlank @Size(max = 200) @Schema(required = true, examples = "Công an xã")
        String name,

        @NotNull @Schema(required = true, examples = "POLICE")
        UnitKind kind,

        @NotBlank
        @Size(max = 5)
        @Schema(description = "The plan's locality or one above it", required = true, examples = "10816")
        String localityCode,

        @Size(max = 60) @Schema(nullable = true) String parentCode,

        @Size(max = 100) @Schema(description = "Codes of a group's members, in order")
        List<@NotBlank String> members,

        @Size(max = 50) @Schema(description = "Other wordings of the name")
        List<@NotBlank @Size(max = 200) String> aliases) {

    public UnitSpec {
        members = members == null ? List.of() : members;
        aliases = aliases == null ? List.of() : aliases;
    }

    UnitSpec withoutParent() {
        return new UnitSpec(code, name, kind, localityCode, null, members, aliases);
    }

    /** The name and the aliases. */
    public List<String> wordings() {
        return Stream.concat(Stream.of(name), aliases.stream())
                .filter(w -> w != null)
                .toList();
    }
}

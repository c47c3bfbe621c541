package vn.tiendo06.kernel.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A membership's new reach; issuer, subject and role stay. */
@Schema(name = "MembershipScope")
public record MembershipPatch(
        @NotNull @Size(max = 200) @Schema(required = true, examples = "[\"10816.CA\"]")
        List<@NotBlank @Size(max = 60) String> units,

        @NotNull @Size(max = 200) @Schema(required = true, examples = "[]")
        List<@NotBlank @Size(max = 10) String> localities) {}

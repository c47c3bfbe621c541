package vn.tiendo06.kernel.access;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A membership as an administrator writes it. */
@Schema(name = "MembershipDraft")
public record MembershipDraft(
        @NotBlank
        @Size(max = 500)
        @Schema(
                description = "The token's iss claim",
                required = true,
                examples = "https://sso.haiphong.example/realms/can-bo")
        String issuer,

        @NotBlank
        @Size(max = 255)
        @Schema(
                description = "The token's sub claim",
                required = true,
                examples = "f1c0b6a2-54c1-4d0e-8f7e-5d2f0c8f1d11")
        String subject,

        @NotNull @Schema(required = true, examples = "REPORTER")
        Role role,

        @Size(max = 200) @Schema(description = "Codes of the units the account acts for", examples = "[\"10816.CA\"]")
        List<@NotBlank @Size(max = 60) String> units,

        @Size(max = 200)
        @Schema(description = "Codes of the localities it sees, each with its subtree", examples = "[]")
        List<@NotBlank @Size(max = 10) String> localities) {

    public MembershipDraft {
        units = units == null ? List.of() : units;
        localities = localities == null ? List.of() : localities;
    }
}

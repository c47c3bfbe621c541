package vn.tiendo06.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a secret is changed. */
@Schema(name = "SecretOverlap")
public record SecretOverlap(
        @NotNull
        @Min(0)
        @Max(168)
        @Schema(
                description = "Hours for which each call is signed with the secret before, too; 0 where it has leaked",
                required = true,
                examples = "24")
        Integer overlapHours) {}

package vn.tiendo06.reminder;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the caller's reminders go and what of. */
@Schema(name = "ReminderSubscriptionDraft")
public record SubscriptionDraft(
        @NotBlank @Email @Size(max = 254) @Schema(required = true, examples = "an.nguyen@habac.gov.vn")
        String email,

        @Pattern(regexp = "vi|en") @Schema(description = "vi unless given", nullable = true, examples = "vi")
        String language,

        @NotEmpty @Schema(required = true, minItems = 1) Set<@NotNull ReminderKind> kinds) {

    String languageOrDefault() {
        return language == null ? "vi" : language;
    }
}

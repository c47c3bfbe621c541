package vn.tiendo06.feed;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook as its owner wants it. */
@Schema(name = "WebhookDraft")
public record WebhookDraft(
        @NotBlank @Size(max = 100) @Schema(required = true, examples = "Cổng dữ liệu thành phố")
        String name,

        @NotBlank
        @Size(max = 500)
        @Schema(
                description = "Where events are posted to: https, no user, no fragment",
                required = true,
                examples = "https://portal.haiphong.example/hooks/tiendo06")
        String url,

        @NotBlank
        @Size(max = 5)
        @Schema(
                description = "Code of the locality whose changes are sent, with its subtree",
                required = true,
                examples = "10816")
        String locality,

        @Size(max = 40) @Schema(description = "Only this plan's changes", nullable = true, examples = "da06-10816")
        String plan,

        @Size(max = 50)
        @Schema(
                description = "Only changes of these kinds (submission) or types (submission.approve); empty for all",
                examples = "[\"submission.approve\", \"target\"]")
        List<@NotBlank @Size(max = 80) String> types,

        @Min(1) @Max(6000) @Schema(description = "At most so many calls a minute, 300 unless given", examples = "300")
        Integer maxPerMinute,

        @NotNull
        @Schema(description = "False: paused; what changes meanwhile is sent later", required = true, examples = "true")
        Boolean active) {

    private static final int DEFAULT_RATE = 300;

    public WebhookDraft {
        types = types == null ? List.of() : types;
        maxPerMinute = maxPerMinute == null ? DEFAULT_RATE : maxPerMinute;
    }
}

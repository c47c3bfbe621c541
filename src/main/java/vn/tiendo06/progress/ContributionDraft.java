package vn.tiendo06.progress;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit adds to the report of the one that answers for the row. */
@Schema(name = "ContributionDraft")
public record ContributionDraft(
        @NotBlank
        @Size(max = 8000)
        @Schema(
                description = "What the unit did, with its figures",
                required = true,
                examples = "Trạm Y tế đã cập nhật 1.200 hồ sơ sức khoẻ.")
        String narrative,

        @Size(max = 50) List<@NotNull @Valid Evidence> evidence) {

    public ContributionDraft {
        evidence = evidence == null ? List.of() : evidence;
    }
}

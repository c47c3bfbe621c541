package vn.tiendo06.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the bulletin says beside the approved figures. */
@Schema(name = "BulletinDraft")
public record BulletinDraft(
        @Size(max = 4000)
        @Schema(description = "Foreword for the press", nullable = true, examples = "Cắt giảm 12 thành phần hồ sơ.")
        String summary,

        @NotEmpty @Size(max = 500) @Schema(description = "Procedures simplified in the period", required = true)
        List<@NotNull @Valid Simplification> simplifications) {

    public BulletinDraft {
        simplifications = simplifications == null ? List.of() : simplifications;
    }
}

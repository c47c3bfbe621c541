package vn.tiendo06.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is to be published. */
@Schema(name = "PublicationDraft")
public record PublicationDraft(
        @NotNull @Schema(required = true, examples = "FIGURES")
        PublicationKind kind,

        @NotBlank @Size(max = 40) @Schema(description = "Plan code", required = true, examples = "da06-10816")
        String plan,

        @NotBlank @Size(max = 10) @Schema(description = "Period code", required = true, examples = "2026-11")
        String period,

        @NotBlank
        @Size(max = 300)
        @Schema(description = "Title for the public", required = true, examples = "Kết quả Đề án 06 tháng 11/2026")
        String title,

        @Valid @Schema(description = "Of the bulletin on administrative procedures only", nullable = true)
        BulletinDraft bulletin,

        @Schema(description = "Id of the latest version, where there is one: this becomes the next", nullable = true)
        UUID corrects,

        @Size(max = 2000)
        @Schema(
                description = "What was wrong, for the public; needed where a version is corrected",
                nullable = true,
                examples = "Số liệu chỉ tiêu III.3 tính trùng.")
        String correctionReason) {}

package vn.tiendo06.publication;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A draft's new text; its figures are read anew. */
@Schema(name = "PublicationEdit")
public record PublicationEdit(
        @NotBlank @Size(max = 300) @Schema(description = "Title for the public", required = true)
        String title,

        @Valid @Schema(description = "Of the bulletin on administrative procedures only", nullable = true)
        BulletinDraft bulletin) {}

package vn.tiendo06.progress;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.web.SensibleInstant;

/** Opens a locked period of a plan again until an instant, with the reason. */
@Schema(name = "LockExceptionDraft")
public record LockExceptionDraft(
        @NotBlank @Size(max = 40) @Schema(required = true, examples = "da06-10816")
        String plan,

        @NotBlank @Size(max = 10) @Schema(required = true, examples = "2026-10")
        String period,

        @Size(max = 200)
        @Schema(
                description = "Code or any wording of the one unit it is for; all units unless given",
                nullable = true,
                examples = "Công an xã")
        String unit,

        @Size(max = 100)
        @Schema(
                description = "The one target or task it is for; all unless given",
                nullable = true,
                examples = "da06-10816.MT.III.3")
        String subjectId,

        @NotNull
        @JsonDeserialize(using = SensibleInstant.class)
        @Schema(
                description = "Up to, and without, this instant",
                required = true,
                examples = "2026-12-01T00:00:00+07:00")
        Instant validUntil,

        @NotBlank @Size(max = 2000) @Schema(required = true, examples = "Mất kết nối toàn xã từ 16/10 đến 27/10/2026.")
        String reason) {}

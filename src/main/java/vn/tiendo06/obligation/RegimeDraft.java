package vn.tiendo06.obligation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A reporting regime (chế độ báo cáo) as an administrator sets it. */
@Schema(name = "RegimeDraft")
public record RegimeDraft(
        @NotNull
        @Schema(
                description = "Rules the periods that begin on or after this day",
                required = true,
                examples = "2026-12-15")
        LocalDate effectiveFrom,

        @NotBlank
        @Size(max = 500)
        @Schema(
                description = "The article or document it rests on; told with every obligation",
                required = true,
                examples = "Nghị định 09/2019/NĐ-CP, Điều 12")
        String basis,

        @NotEmpty @Size(max = 300) @Schema(description = "The first that fits a row decides", required = true)
        List<@NotNull @Valid RegimeRule> rules,

        @NotEmpty @Size(max = 12) @Schema(required = true) List<@NotNull @Valid RegimeDeadline> deadlines) {}

package vn.tiendo06.obligation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A public holiday (Labour Code 45/2019/QH14, Article 112), or a day off in its stead. */
@Schema(name = "Holiday")
public record Holiday(
        @NotNull @Schema(required = true, examples = "2027-02-08")
        LocalDate day,

        @NotBlank @Size(max = 200) @Schema(required = true, examples = "Tết Nguyên đán")
        String name,

        @Size(max = 500) @Schema(description = "The announcement it rests on", nullable = true)
        String basis) {

    static Holiday of(Row row) {
        return new Holiday(row.date("day"), row.text("name"), row.text("basis"));
    }
}

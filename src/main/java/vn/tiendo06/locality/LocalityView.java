package vn.tiendo06.locality;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.page.Row;

/** A locality: the nation, a province or city, a commune. */
@Schema(name = "Locality")
public record LocalityView(
        @Schema(required = true, examples = "10816") String code,
        @Schema(required = true, examples = "Xã Hà Bắc") String name,
        @Schema(required = true, examples = "COMMUNE") LocalityLevel level,

        @Schema(description = "Code of the level above", nullable = true, examples = "31")
        String parentCode,

        @Schema(nullable = true, examples = "2025-07-01") LocalDate validFrom,
        @Schema(nullable = true) LocalDate validTo,
        @JsonIgnore int version)
        implements Tracked {

    static final String COLUMNS = "l.code, l.name, l.level, l.parent_code, l.valid_from, l.valid_to, l.version";

    static LocalityView of(Row row) {
        return new LocalityView(
                row.text("code"),
                row.text("name"),
                row.value("level", LocalityLevel.class),
                row.text("parent_code"),
                row.date("valid_from"),
                row.date("valid_to"),
                row.integer("version"));
    }
}

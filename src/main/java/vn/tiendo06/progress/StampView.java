package vn.tiendo06.progress;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** Who did something and when. */
@Schema(name = "Stamp")
public record StampView(
        @Schema(description = "Subject id at the issuer", required = true)
        String subject,

        @Schema(description = "Display name", required = true)
        String name,

        @Schema(required = true) Instant at) {

    static StampView of(Stamp stamp) {
        return stamp == null ? null : new StampView(stamp.subject(), stamp.name(), stamp.at());
    }

    static StampView of(Row row, String columns) {
        Instant at = row.instant(columns + "_at");
        return at == null ? null : new StampView(row.text(columns + "_by"), row.text(columns + "_by_name"), at);
    }
}

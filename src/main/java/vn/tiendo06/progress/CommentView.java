package vn.tiendo06.progress;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** A comment on a submission. */
@Schema(name = "Comment")
public record CommentView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID submissionId,
        @Schema(required = true) String text,
        @Schema(required = true) StampView written) {

    static final String COLUMNS =
            "c.id, c.submission_id, c.text, c.author as written_by, c.author_name as written_by_name, c.at as written_at";

    static CommentView of(Row row) {
        return new CommentView(
                row.uuid("id"), row.uuid("submission_id"), row.text("text"), StampView.of(row, "written"));
    }
}

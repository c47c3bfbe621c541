package vn.tiendo06.publication;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The bulletin's own content. */
@Schema(name = "Bulletin")
public record Bulletin(
        @Schema(description = "The plan's task that asks for it", required = true, examples = "II.5")
        String task,

        @Schema(nullable = true) String summary,
        @Schema(required = true, examples = "4") int procedures,

        @Schema(description = "Components of files no longer asked for", required = true, examples = "12")
        int documentsCut,

        @Schema(description = "Working days saved, over all procedures", required = true, examples = "9")
        int daysCut,

        @Schema(required = true) List<Simplification> simplifications) {

    static Bulletin of(String task, BulletinDraft draft) {
        List<Simplification> all = draft.simplifications();
        return new Bulletin(
                task,
                draft.summary(),
                all.size(),
                all.stream().mapToInt(Simplification::documentsCut).sum(),
                all.stream().mapToInt(Simplification::daysCut).sum(),
                all);
    }
}

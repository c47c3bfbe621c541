package vn.tiendo06.feed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Some changes, and where the next ones are. */
@Schema(name = "ChangePage")
public record ChangePage(
        @Schema(required = true) List<ChangeView> items,

        @Schema(
                description =
                        "Cursor to go on from: since of the next call. There is always one; keep it only when the "
                                + "items are safe",
                required = true,
                examples = "NWYwYzFhMmIuNzcxMC45MjIzMzcyMDM2ODU0Nzc1ODA3")
        String next,

        @Schema(description = "Whether more is there already: call again at once", required = true)
        boolean more) {}

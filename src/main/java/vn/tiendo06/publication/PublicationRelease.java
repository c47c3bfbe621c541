package vn.tiendo06.publication;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From when on a draft is public. */
@Schema(name = "PublicationRelease")
public record PublicationRelease(
        @Schema(
                description = "Embargo: nothing of it is told before this instant. Null: at once",
                nullable = true,
                examples = "2026-11-30T02:00:00Z")
        Instant publicFrom) {}

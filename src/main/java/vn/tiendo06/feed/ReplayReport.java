package vn.tiendo06.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What sending again has begun. */
@Schema(name = "ReplayReport")
public record ReplayReport(
        @Schema(
                description =
                        "Deliveries put into the queue again; 0 with since, whose changes follow as they are sent",
                required = true,
                examples = "3")
        int queued) {}

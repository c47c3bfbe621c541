package vn.tiendo06.feed;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.kernel.web.SensibleInstant;

/** What is to be sent again: one of these. */
@Schema(name = "ReplayRequest")
public record ReplayRequest(
        @Size(min = 1, max = 200)
        @Schema(
                description = "These deliveries, delivered or dead",
                nullable = true,
                examples = "[\"0197a1f0-7c1e-7b7a-9d35-3f6f1c1f2a10\"]")
        List<@NotNull UUID> deliveries,

        @Schema(description = "True: all dead ones, the oldest first, 1000 a call", nullable = true, examples = "true")
        Boolean dead,

        @Schema(
                description = "All changes from this instant on, as far as they are kept",
                nullable = true,
                examples = "2026-11-24T00:00:00Z")
        @JsonDeserialize(using = SensibleInstant.class)
        Instant since) {

    void check() {
        long given = Stream.of(deliveries, Boolean.TRUE.equals(dead) ? dead : null, since)
                .filter(part -> part != null)
                .count();
        if (given != 1) {
            throw Fault.at("", "one-of", "deliveries, dead, since").asException();
        }
    }
}

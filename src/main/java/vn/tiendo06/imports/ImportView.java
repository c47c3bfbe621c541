package vn.tiendo06.imports;

import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.error.ProblemView;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.progress.BulkMode;

/** A job that writes reports, and how far it is. */
@Schema(name = "ImportJob")
public record ImportView(
        @Schema(required = true) UUID id,

        @Schema(description = "Media type of the source", required = true, examples = "application/x-ndjson")
        String format,

        @Schema(required = true) ImportState state,
        @Schema(required = true) BulkMode mode,

        @Schema(description = "The reports are handed in at once", required = true)
        boolean submit,

        @Schema(description = "The rows are only checked", required = true)
        boolean dryRun,

        @Schema(required = true) Owner owner,

        @Schema(description = "Code of the lowest locality that covers the owner's units", nullable = true)
        String localityCode,

        @Schema(description = "Rows of the source", required = true, examples = "107")
        int total,

        @Schema(description = "Rows that are through", required = true, examples = "80")
        int done,

        @Schema(description = "The same in hundredths, rounded down", required = true, examples = "74")
        int percent,

        @Schema(required = true) int created,
        @Schema(required = true) int updated,
        @Schema(required = true) int unchanged,
        @Schema(required = true) int rejected,

        @Schema(
                description = "Whether anything was stored: not in a dry run, nor where with ATOMIC a row was rejected",
                required = true)
        boolean written,

        @Schema(description = "Somebody has asked for its end", required = true)
        boolean cancelRequested,

        @Schema(required = true) Instant createdAt,
        @Schema(nullable = true) Instant startedAt,
        @Schema(nullable = true) Instant finishedAt,

        @Schema(description = "When it will be done at its speed so far", nullable = true)
        Instant estimatedFinishAt,

        @Schema(description = "Why it could not go on", nullable = true)
        ProblemView failure) {

    private static final TypeReference<ProblemView> PROBLEM = new TypeReference<>() {};

    static final String COLUMNS = """
            j.id, j.format, j.state, j.mode, j.submit, j.dry_run, j.owner_subject, j.owner_name, j.locality_code, j.total,
            j.done, j.created, j.updated, j.unchanged, j.rejected, j.written, j.cancel_requested, j.created_at,
            j.started_at, j.finished_at, cast(j.failure as text) as failure""";

    /** Who asked for it. */
    @Schema(name = "ImportOwner")
    public record Owner(
            @Schema(description = "Subject id at the issuer", required = true)
            String subject,

            @Schema(description = "Display name", required = true)
            String name) {}

    static ImportView of(Row row, Instant now) {
        ImportState state = row.value("state", ImportState.class);
        int total = row.integer("total");
        int done = row.integer("done");
        Instant started = row.instant("started_at");
        return new ImportView(
                row.uuid("id"),
                row.text("format"),
                state,
                row.value("mode", BulkMode.class),
                row.bool("submit"),
                row.bool("dry_run"),
                new Owner(row.text("owner_subject"), row.text("owner_name")),
                row.text("locality_code"),
                total,
                done,
                (int) (100L * done / total),
                row.integer("created"),
                row.integer("updated"),
                row.integer("unchanged"),
                row.integer("rejected"),
                row.bool("written"),
                row.bool("cancel_requested"),
                row.instant("created_at"),
                started,
                row.instant("finished_at"),
                state == ImportState.RUNNING && done > 0 ? estimate(started, now, total, done) : null,
                row.json("failure", PROBLEM));
    }

    private static Instant estimate(Instant started, Instant now, int total, int done) {
        long each = Duration.between(started, now).toNanos() / done;
        return now.plusNanos(each * (total - done)).truncatedTo(ChronoUnit.SECONDS);
    }
}

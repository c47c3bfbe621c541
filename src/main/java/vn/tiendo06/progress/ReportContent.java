package vn.tiendo06.progress;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a unit says in a report. */
@Schema(name = "ReportContent")
public record ReportContent(
        @Valid @Schema(required = true) Figures figures,

        @Size(max = 8000) @Schema(description = "What was done", nullable = true)
        String narrative,

        @Size(max = 8000) @Schema(nullable = true) String difficulties,
        @Size(max = 8000) @Schema(nullable = true) String proposals,
        @Size(max = 50) List<@NotNull @Valid Evidence> evidence) {

    public ReportContent {
        figures = figures == null ? Figures.NONE : figures;
        evidence = evidence == null ? List.of() : evidence;
    }

    ReportContent withFigures(Figures newFigures) {
        return new ReportContent(newFigures, narrative, difficulties, proposals, evidence);
    }
}

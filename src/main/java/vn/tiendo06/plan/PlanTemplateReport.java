package vn.tiendo06.plan;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What making a plan of another one did, or would do. */
@Schema(name = "PlanTemplateReport")
public record PlanTemplateReport(
        @Schema(required = true) PlanLoadReport load,

        @Schema(description = "Which unit of the new locality each wording of the template stands for", required = true)
        List<ResolvedUnit> units,

        @Schema(description = "What the new plan leaves unclear; null where it is only tried", nullable = true)
        PlanFindings findings) {

    /** A wording and its unit. */
    @Schema(name = "ResolvedUnit")
    public record ResolvedUnit(
            @Schema(required = true, examples = "Công an xã")
            String wording,

            @Schema(required = true, examples = "10819.CA") String unit) {}
}

package vn.tiendo06.insight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.plan.SubjectKind;

/** A target or task as a dashboard names it. */
@Schema(name = "PlanRow")
public record PlanRow(
        @Schema(required = true, examples = "TARGET") SubjectKind kind,

        @Schema(required = true, examples = "da06-10816.MT.III.3")
        String id,

        @Schema(required = true, examples = "III.3") String code,
        @Schema(required = true) String statement,

        @Schema(description = "Code of the unit that answers for it on the day", nullable = true, examples = "10816.CA")
        String unit) {}

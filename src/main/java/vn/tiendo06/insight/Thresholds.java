package vn.tiendo06.insight;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;

/** The numbers that the status rules turn on. */
@Schema(name = "StatusThresholds")
public record Thresholds(
        @NotNull
        @DecimalMin("0.1")
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 3)
        @Schema(
                description = "A figure of at least this share of the expected one is at risk; below it is off track",
                required = true,
                examples = "0.9")
        BigDecimal atRiskRatio,

        @NotNull
        @Min(0)
        @Max(365)
        @Schema(description = "Days before a due date in which a task is due soon", required = true, examples = "30")
        Integer dueSoonDays,

        @NotNull
        @Min(0)
        @Max(730)
        @Schema(
                description = "For how many days a figure is held to what was expected when its period ended",
                required = true,
                examples = "100")
        Integer figureDays) {

    /** Columns of the plan's own thresholds, null where it has none. */
    static final String COLUMNS = "st.at_risk_ratio, st.due_soon_days, st.figure_days, st.version as threshold_version";

    /** To be joined where the plan stands as {@code p}; as known by the parameter {@code recordedBy}. */
    static final String JOIN = " left join status_threshold_ever st on st.plan_code = p.code"
            + " and st.recorded_at <= :recordedBy and st.replaced_at > :recordedBy ";

    static Thresholds of(Row row) {
        return row.integer("threshold_version") == null
                ? null
                : new Thresholds(
                        row.decimal("at_risk_ratio"), row.integer("due_soon_days"), row.integer("figure_days"));
    }

    /** What holds where a plan has none of its own. */
    static Thresholds of(StatusSettings settings) {
        return new Thresholds(settings.atRiskRatio(), settings.dueSoonDays(), settings.figureDays());
    }
}

package vn.tiendo06.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.event.Tracked;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.unit.UnitRef;

/** A target (chỉ tiêu). */
@Schema(name = "Target")
public record TargetView(
        @Schema(required = true, examples = "da06-10816.MT.I.1")
        String id,

        @Schema(required = true, examples = "da06-10816") String planCode,
        @Schema(required = true, examples = "I.1") String code,

        @Schema(
                description = "The same in every locality's plan: what rollups group by",
                required = true,
                examples = "DA06.I.1")
        String indicatorCode,

        @Schema(description = "Numeral of its section", required = true, examples = "I")
        String section,

        @Schema(required = true) String statement,
        @Schema(nullable = true, examples = "PERCENT") Measure measure,
        @Schema(nullable = true, examples = "%") String unitOfMeasure,
        @Schema(required = true, examples = "INCREASE") Direction direction,
        @Schema(nullable = true) Baseline baseline,

        @Schema(description = "Highest figure that makes sense", nullable = true, examples = "100")
        BigDecimal maximum,

        @Schema(description = "How it is expected to approach its milestones", required = true, examples = "LINEAR")
        Trajectory trajectory,

        @Schema(description = "By year, ascending", required = true)
        List<MilestoneView> milestones,

        @Schema(description = "In the plan's order; the first answers for the figure", required = true)
        List<UnitRef> monitoringUnits,

        @Schema(
                description =
                        "Units that were set to answer for it, by day; before the first it is the one named first",
                required = true)
        List<AccountableView> accountable,

        @Schema(description = "The row as the plan has it", required = true)
        String source,

        @Schema(description = "In lists only; for one target see its progress", examples = "NO_DATA")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        String status,

        @JsonIgnore int version)
        implements Tracked {

    private static final TypeReference<List<MilestoneView>> MILESTONES = new TypeReference<>() {};
    private static final TypeReference<Baseline> BASELINE = new TypeReference<>() {};

    /**
     * SQL of the milestones of a target {@code s} as known by the parameter {@code recordedBy}; few have any assigned later,
     * and what is stated need not be put together.
     */
    public static final String MILESTONES_THEN = """
            case when exists (select from milestone_assignment a where a.subject_id = s.id)
                or exists (select from milestone_assignment_past a where a.subject_id = s.id)
              then target_milestones(s.id, s.milestones, :recordedBy) else cast(s.milestones as text) end""";

    /**
     * SQL of the trajectory of a target {@code s} as known by the parameter {@code recordedBy}. What holds now needs no more
     * than the row's columns; to hand a row to a function costs more than the rest of it.
     */
    public static final String TRAJECTORY_THEN = """
            case when :recordedBy >= timestamptz '9999-12-31 00:00:00+00'
              then coalesce(s.trajectory_chosen, s.trajectory, 'LINEAR')
              else subject_trajectory(s, :recordedBy) end""";

    /** Columns of a target {@code s}, with what was decided by the parameter {@code recordedBy}. */
    static final String COLUMNS =
            """
            s.id, s.plan_code, s.code, s.indicator_code, s.section, s.statement, s.measure, s.unit_of_measure,
            s.direction, cast(s.baseline as text) as baseline, s.maximum, s.source, s.version,
            %s as trajectory,
            %s as milestones,""".formatted(TRAJECTORY_THEN, MILESTONES_THEN) + " " + UnitsColumn.of(UnitRole.MONITOR, "monitors")
                    + ", " + AccountableView.COLUMN;

    static TargetView of(Row row) {
        Measure measure = row.value("measure", Measure.class);
        return new TargetView(
                row.text("id"),
                row.text("plan_code"),
                row.text("code"),
                row.text("indicator_code"),
                row.text("section"),
                row.text("statement"),
                measure,
                row.text("unit_of_measure"),
                row.value("direction", Direction.class),
                row.json("baseline", BASELINE),
                FigureBounds.maximum(measure, row.decimal("maximum")),
                row.value("trajectory", Trajectory.class),
                milestones(row, "milestones"),
                UnitsColumn.read(row, "monitors"),
                AccountableView.read(row),
                row.text("source"),
                null,
                row.integer("version"));
    }

    /** Milestones by year, as {@link #MILESTONES_THEN} gives them. */
    public static List<MilestoneView> milestones(Row row, String column) {
        return row.json(column, MILESTONES).stream()
                .sorted(Comparator.comparingInt(MilestoneView::year))
                .map(m -> new MilestoneView(m.year(), m.comparator(), Row.plain(m.value()), m.text(), m.assignedBy()))
                .toList();
    }

    TargetView withStatus(String newStatus) {
        return new TargetView(
                id,
                planCode,
                code,
                indicatorCode,
                section,
                statement,
                measure,
                unitOfMeasure,
                direction,
                baseline,
                maximum,
                trajectory,
                milestones,
                monitoringUnits,
                accountable,
                source,
                newStatus,
                version);
    }
}

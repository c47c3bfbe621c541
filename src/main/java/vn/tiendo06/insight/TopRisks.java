package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.SectionKind;

/** What is most likely to be missed, and why. docs/dashboard.md states the order. */
@Schema(name = "TopRisks")
public record TopRisks(
        @Schema(description = "Targets at risk in all", required = true, examples = "14")
        int targetCount,

        @Schema(description = "The ten worst targets, worst first", required = true)
        List<TargetRisk> targets,

        @Schema(description = "Overdue tasks in all", required = true, examples = "4")
        int taskCount,

        @Schema(description = "The ten tasks longest overdue, then those of a missing period's report", required = true)
        List<TaskRisk> tasks) {

    private static final int TOP = 10;
    private static final BigDecimal EVEN = new BigDecimal("0.5");
    private static final Set<String> OPEN = Set.of("OFF_TRACK", "AT_RISK", "ON_TRACK");

    // Short of nothing at all is short by more than any percentage.
    private static final Comparator<JudgedRow> WORST_FIRST = Comparator.comparingInt(TopRisks::severity)
            .thenComparing(row -> row.shortfall() != null || row.lack().signum() <= 0)
            .thenComparing(JudgedRow::shortfall, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(JudgedRow::lack, Comparator.reverseOrder());

    /** A target that may be missed. */
    @Schema(name = "TargetRisk")
    public record TargetRisk(
            @Schema(required = true) PlanRow row,
            @Schema(required = true, examples = "OFF_TRACK") String status,

            @Schema(
                    description = "Stable code of the rule that decided; forecast-misses where only the forecast warns",
                    required = true,
                    examples = "below-tolerance")
            String rule,

            @Schema(description = "The reason in words, with its numbers", required = true)
            String explanation,

            @Schema(nullable = true, examples = "61.5") BigDecimal figure,
            @Schema(nullable = true, examples = "2026-11") String period,

            @Schema(
                    description =
                            "By how many percent the figure falls short of what was expected, or of a milestone whose year is over; null where that is zero",
                    nullable = true,
                    examples = "12.4")
            BigDecimal shortfall,

            @Schema(
                    description = "What is to be expected at the next milestone; null with too few points",
                    nullable = true)
            Forecast.Outlook outlook,

            @Schema(
                    description = "When the forecast meets the last milestone",
                    nullable = true,
                    examples = "2031-02-10")
            LocalDate projectedOn) {}

    /** A task that is late. */
    @Schema(name = "TaskRisk")
    public record TaskRisk(
            @Schema(required = true) PlanRow row,
            @Schema(required = true, examples = "OVERDUE") String status,

            @Schema(description = "Stable code of the rule that decided", required = true, examples = "past-due")
            String rule,

            @Schema(description = "The reason in words, with its dates", required = true)
            String explanation,

            @Schema(description = "The due date that passed; null for a missing period's report", nullable = true)
            LocalDate dueOn,

            @Schema(nullable = true, examples = "176") Integer daysOverdue,

            @Schema(description = "Percentage last reported", nullable = true, examples = "40")
            BigDecimal figure) {}

    /** @param forecasts by target */
    static TopRisks of(
            List<JudgedRow> rows,
            Map<String, Forecast> forecasts,
            LocalDate today,
            Locale locale,
            Function<JudgedRow, PlanRow> named) {
        List<JudgedRow> targets = rows.stream()
                .filter(row -> row.kind() == SectionKind.TARGETS && isOpen(row))
                .filter(row -> !row.status().equals("ON_TRACK") || misses(outlook(forecasts, row)))
                .sorted(WORST_FIRST)
                .toList();
        List<JudgedRow> tasks = rows.stream()
                .filter(row -> row.status().equals("OVERDUE"))
                .sorted(Comparator.comparing(JudgedRow::dueOn, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
        return new TopRisks(
                targets.size(),
                targets.stream()
                        .limit(TOP)
                        .map(row -> risk(row, forecasts, locale, named.apply(row)))
                        .toList(),
                tasks.size(),
                tasks.stream()
                        .limit(TOP)
                        .map(row -> new TaskRisk(
                                named.apply(row),
                                row.status(),
                                row.rule(),
                                row.explanation(locale),
                                row.dueOn(),
                                row.dueOn() == null ? null : (int) ChronoUnit.DAYS.between(row.dueOn(), today),
                                row.figure()))
                        .toList());
    }

    /** Whether it is still to be seen if the target will be reached. */
    static boolean isOpen(JudgedRow row) {
        return OPEN.contains(row.status());
    }

    private static int severity(JudgedRow row) {
        return switch (row.status()) {
            case "OFF_TRACK" -> 0;
            case "AT_RISK" -> 1;
            default -> 2;
        };
    }

    private static TargetRisk risk(JudgedRow row, Map<String, Forecast> forecasts, Locale locale, PlanRow named) {
        Forecast.Outlook outlook = outlook(forecasts, row);
        boolean forecastOnly = row.status().equals("ON_TRACK");
        return new TargetRisk(
                named,
                row.status(),
                forecastOnly ? "forecast-misses" : row.rule(),
                forecastOnly
                        ? Messages.text(
                                "standings",
                                locale,
                                "target.forecast-misses",
                                List.of(
                                        outlook.figure().toPlainString(),
                                        outlook.milestone().toPlainString(),
                                        outlook.year(),
                                        outlook.probability().toPlainString()))
                        : row.explanation(locale),
                row.figure(),
                row.period(),
                row.shortfall(),
                outlook,
                outlook == null ? null : forecasts.get(row.id()).projectedOn());
    }

    private static Forecast.Outlook outlook(Map<String, Forecast> forecasts, JudgedRow row) {
        Forecast forecast = forecasts.get(row.id());
        return forecast == null || forecast.milestones().isEmpty()
                ? null
                : forecast.milestones().getFirst();
    }

    private static boolean misses(Forecast.Outlook outlook) {
        return outlook != null
                && outlook.probability() != null
                && outlook.probability().compareTo(EVEN) < 0;
    }
}

package vn.tiendo06.insight;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.FigureBounds;
import vn.tiendo06.plan.MilestoneView;

/** Forecasts of targets; docs/forecast.md states the method. */
@ApplicationScoped
class Forecasts {

    static final int MINIMUM_POINTS = 8;
    static final int MINIMUM_DAYS = 90;

    // Five years of months: the pairs of more points would cost more than they tell.
    private static final int MAXIMUM_POINTS = 60;
    private static final double DAYS_OF_A_YEAR = 365.25;
    private static final LocalDate HORIZON = LocalDate.of(2100, 1, 1);
    private static final int SCALE = 2;
    private static final int FINEST = 1000;

    // The backtest says nothing of the tails, so no forecast is surer than this.
    private static final double SUREST = 0.99;

    /**
     * What a forecast knows of its target.
     *
     * @param maximum highest figure that makes sense, or null
     */
    record Basis(Direction direction, BigDecimal maximum, List<MilestoneView> milestones) {}

    /**
     * Where a target's figures lead; null where no milestone has a value.
     *
     * @param all a figure for each day on which periods ended, in order
     * @param today the day from which it looks ahead
     */
    Forecast of(Basis target, List<Map.Entry<LocalDate, BigDecimal>> all, LocalDate today) {
        List<MilestoneView> milestones = TargetRule.numeric(target.milestones());
        if (milestones.isEmpty()) {
            return null;
        }
        List<Map.Entry<LocalDate, BigDecimal>> points =
                all.subList(Math.max(0, all.size() - MAXIMUM_POINTS), all.size());
        if (points.size() < MINIMUM_POINTS
                || ChronoUnit.DAYS.between(
                                points.getFirst().getKey(), points.getLast().getKey())
                        < MINIMUM_DAYS) {
            return answer(Forecast.Availability.TOO_FEW_POINTS, points.size(), null, List.of(), null);
        }
        double unit = unit(points.stream().map(Map.Entry::getValue).toList());
        RobustTrend trend = RobustTrend.fit(
                points.stream().mapToDouble(point -> years(point.getKey())).toArray(),
                points.stream()
                        .mapToDouble(point -> point.getValue().doubleValue())
                        .toArray(),
                unit);
        RobustTrend.Range slopes = trend.slopeRange();
        return answer(
                Forecast.Availability.OK,
                points.size(),
                new Forecast.Trend(rounded(trend.slope()), rounded(slopes.low()), rounded(slopes.high())),
                milestones.stream()
                        .filter(m -> !ExpectedCourse.yearEnd(m.year()).isBefore(today))
                        .map(m -> outlook(target, trend, unit, m))
                        .toList(),
                projectedOn(target, trend, milestones.getLast(), points));
    }

    /** What figures are rounded to: their last decimal place, but never finer than a thousandth of the largest. */
    static double unit(List<BigDecimal> figures) {
        int places = figures.stream()
                .mapToInt(figure -> figure.stripTrailingZeros().scale())
                .max()
                .orElseThrow();
        double largest = figures.stream()
                .mapToDouble(figure -> figure.abs().doubleValue())
                .max()
                .orElseThrow();
        return Math.max(BigDecimal.ONE.movePointLeft(Math.max(0, places)).doubleValue(), largest / FINEST);
    }

    private static Forecast answer(
            Forecast.Availability availability,
            int points,
            Forecast.Trend trend,
            List<Forecast.Outlook> milestones,
            LocalDate projectedOn) {
        return new Forecast(
                availability,
                "theil-sen",
                points,
                MINIMUM_POINTS,
                MINIMUM_DAYS,
                BigDecimal.valueOf(RobustTrend.COVERAGE),
                trend,
                milestones,
                projectedOn);
    }

    /**
     * What a forecast is made from: periods that still run are not over.
     *
     * @param counted the figures that count, one for each day on which periods end
     */
    static List<Map.Entry<LocalDate, BigDecimal>> points(List<TargetPoint> counted, LocalDate today) {
        return counted.stream()
                .filter(point -> !point.periodEndsOn().isAfter(today))
                .map(point -> Map.entry(point.periodEndsOn(), point.value()))
                .toList();
    }

    private static Forecast.Outlook outlook(Basis target, RobustTrend trend, double unit, MilestoneView milestone) {
        double x = years(ExpectedCourse.yearEnd(milestone.year()));
        RobustTrend.Range range = trend.rangeAt(x);
        BigDecimal low = rounded(range.low());
        BigDecimal high = rounded(range.high());
        BigDecimal figure = rounded(trend.at(x));
        BigDecimal lowest = within(target, low);
        BigDecimal highest = within(target, high);
        return new Forecast.Outlook(
                milestone.year(),
                milestone.value(),
                within(target, figure),
                lowest,
                highest,
                lowest.compareTo(low) != 0 || highest.compareTo(high) != 0,
                probability(trend, x, unit / 2, milestone));
    }

    // A figure is rounded: from half a unit below the milestone on it is told as the milestone.
    private static BigDecimal probability(RobustTrend trend, double x, double half, MilestoneView milestone) {
        double value = milestone.value().doubleValue();
        double met =
                switch (milestone.comparator()) {
                    case GTE -> trend.probabilityOfAtLeast(x, value - half);
                    case GT -> trend.probabilityOfAtLeast(x, value + half);
                    case LTE -> 1 - trend.probabilityOfAtLeast(x, value + half);
                    case LT -> 1 - trend.probabilityOfAtLeast(x, value - half);
                    default -> Double.NaN;
                };
        return Double.isNaN(met) ? null : rounded(Math.clamp(met, 1 - SUREST, SUREST));
    }

    // A percentage ends at its bounds: what the line says beyond them is piled up on the bound.
    private static BigDecimal within(Basis target, BigDecimal value) {
        BigDecimal minimum = FigureBounds.minimum(target.direction());
        BigDecimal cut = minimum == null ? value : value.max(minimum);
        return target.maximum() == null ? cut : cut.min(target.maximum());
    }

    private static LocalDate projectedOn(
            Basis target, RobustTrend trend, MilestoneView last, List<Map.Entry<LocalDate, BigDecimal>> points) {
        double value = last.value().doubleValue();
        LocalDate latest = points.getLast().getKey();
        double gap = value - trend.at(years(latest));
        boolean met =
                switch (last.comparator()) {
                    case GTE, GT -> gap <= 0;
                    case LTE, LT -> gap >= 0;
                    // One exact value: as the line's figure is shown, cut off at the bounds.
                    default -> within(target, rounded(value - gap)).compareTo(last.value()) == 0;
                };
        if (met) {
            return latest;
        }
        // The line must lead to the milestone, from whichever side.
        if (trend.slope() == 0 || gap < 0 != trend.slope() < 0) {
            return null;
        }
        double days = gap / trend.slope() * DAYS_OF_A_YEAR;
        return days > ChronoUnit.DAYS.between(latest, HORIZON) ? null : latest.plusDays((long) Math.ceil(days));
    }

    private static double years(LocalDate day) {
        return day.toEpochDay() / DAYS_OF_A_YEAR;
    }

    private static BigDecimal rounded(double value) {
        return Row.plain(BigDecimal.valueOf(value).setScale(SCALE, RoundingMode.HALF_UP));
    }
}

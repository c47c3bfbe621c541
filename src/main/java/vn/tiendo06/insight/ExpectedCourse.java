package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;
import vn.tiendo06.plan.Trajectory;

/** The values a target is expected to have, day by day. */
@Schema(name = "ExpectedCourse")
public record ExpectedCourse(
        @Schema(required = true, examples = "LINEAR") Trajectory method,

        @Schema(description = "What it leads through, by day", required = true)
        List<Point> points) {

    private static final int SCALE = 2;

    /** A value on a day. */
    @Schema(name = "ExpectedPoint")
    public record Point(
            @Schema(required = true, examples = "2026-12-31")
            LocalDate on,

            @Schema(required = true, examples = "90") BigDecimal value,

            @Schema(description = "Whether the course starts from here; else it is a milestone", required = true)
            boolean start) {}

    /** From the baseline, or from nothing where more is better, through the milestones' year ends. */
    static ExpectedCourse of(TargetInputs target, List<MilestoneView> milestones) {
        List<Point> points = new ArrayList<>();
        boolean reduction = target.direction() == Direction.REDUCTION;
        if (target.baseline() != null && (reduction || target.baseline().value() != null)) {
            // What has fallen by so much since a year had not fallen at all at its end.
            BigDecimal start = reduction ? BigDecimal.ZERO : target.baseline().value();
            points.add(new Point(yearEnd(target.baseline().year()), start, true));
        } else if (target.direction() != Direction.DECREASE) {
            points.add(new Point(yearEnd(target.fromYear() - 1), BigDecimal.ZERO, true));
        }
        milestones.forEach(m -> points.add(new Point(yearEnd(m.year()), m.value(), false)));
        points.sort(Comparator.comparing(Point::on));
        return new ExpectedCourse(target.trajectory(), points);
    }

    /** What is expected on a day, null before the start: nothing can have moved by then. */
    BigDecimal on(LocalDate day) {
        Point before = points.stream()
                .filter(point -> !point.on().isAfter(day))
                .reduce((earlier, later) -> later)
                .orElse(null);
        Point after = points.stream()
                .filter(point -> point.on().isAfter(day))
                .findFirst()
                .orElse(null);
        if (method == Trajectory.HELD) {
            if (after == null || before != null && before.on().equals(day)) {
                return before.value();
            }
            return after.start() ? null : after.value();
        }
        if (before == null) {
            return null;
        }
        if (after == null || method == Trajectory.STEP_AT_YEAR_END) {
            return before.value();
        }
        long passed = ChronoUnit.DAYS.between(before.on(), day);
        long whole = ChronoUnit.DAYS.between(before.on(), after.on());
        BigDecimal rise = after.value().subtract(before.value());
        return Row.plain(before.value()
                .add(rise.multiply(BigDecimal.valueOf(passed))
                        .divide(BigDecimal.valueOf(whole), SCALE, RoundingMode.HALF_UP)));
    }

    static LocalDate yearEnd(int year) {
        return LocalDate.of(year, 12, 31);
    }
}

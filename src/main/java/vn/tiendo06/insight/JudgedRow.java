package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import vn.tiendo06.kernel.page.Row;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.SectionKind;

/**
 * A row of a plan as it stood at an instant.
 *
 * @param figure the figure or, of a task, the percentage that counts; null where none is approved
 * @param period the period it was reported for
 * @param lack by how much the figure falls short of what was to be, negative where it does not; null without a figure
 * @param shortfall the same in percent of what was to be; null where that is zero
 * @param dueOn the due date that a task is held to, or null
 */
record JudgedRow(
        String id,
        SectionKind kind,
        String section,
        String status,
        String rule,
        List<Object> args,
        BigDecimal figure,
        String period,
        BigDecimal lack,
        BigDecimal shortfall,
        LocalDate dueOn) {

    private static final int SCALE = 2;

    static JudgedRow of(TargetInputs target, Verdict verdict) {
        ReportedFigure latest = target.latest();
        BigDecimal reference = reference(verdict);
        BigDecimal lack = lack(target.direction(), verdict.figure(), reference);
        return new JudgedRow(
                target.id(),
                SectionKind.TARGETS,
                target.section(),
                verdict.status().name(),
                verdict.rule(),
                verdict.args(),
                latest == null ? null : latest.value(),
                latest == null ? null : latest.period(),
                lack,
                shortfall(lack, reference),
                null);
    }

    static JudgedRow of(TaskInputs task, TaskVerdict verdict) {
        TaskReport latest = task.latest();
        return new JudgedRow(
                task.id(),
                SectionKind.TASKS,
                task.section(),
                verdict.status().name(),
                verdict.rule(),
                verdict.args(),
                latest == null ? null : latest.progressPercent(),
                latest == null ? null : latest.period(),
                null,
                null,
                verdict.dueOn());
    }

    // Held against what was expected; against the milestone itself where its year is over or nothing was expected.
    private static BigDecimal reference(Verdict verdict) {
        if (verdict.figure() == null) {
            return null;
        }
        boolean byMilestone = verdict.expected() == null || verdict.ground().isMissedMilestone();
        return byMilestone ? verdict.named().value() : verdict.expected();
    }

    private static BigDecimal lack(Direction direction, BigDecimal figure, BigDecimal reference) {
        if (reference == null) {
            return null;
        }
        return direction == Direction.DECREASE ? figure.subtract(reference) : reference.subtract(figure);
    }

    private static BigDecimal shortfall(BigDecimal lack, BigDecimal reference) {
        return reference == null || reference.signum() == 0
                ? null
                : Row.plain(
                        lack.multiply(BigDecimal.valueOf(100)).divide(reference.abs(), SCALE, RoundingMode.HALF_UP));
    }

    String explanation(Locale locale) {
        String prefix = kind == SectionKind.TARGETS ? "target." : "task.";
        return Messages.text("standings", locale, prefix + rule, args);
    }
}

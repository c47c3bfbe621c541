package vn.tiendo06.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.FigureBounds;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.plan.SubjectFacts;
import vn.tiendo06.plan.SubjectKind;

/** Whether figures make sense for what they are reported on. */
final class FigureCheck {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 6;
    private static final int INTEGER_DIGITS = 14;

    private final SubjectFacts subject;
    private final Figures figures;
    private final List<Fault> faults = new ArrayList<>();

    private FigureCheck(SubjectFacts subject, Figures figures) {
        this.subject = subject;
        this.figures = figures;
    }

    /** All that is wrong with what is given; a draft may still lack figures. */
    static List<Fault> given(SubjectFacts subject, Figures figures) {
        FigureCheck check = new FigureCheck(subject, figures);
        if (subject.kind() == SubjectKind.TARGET) {
            check.target();
        } else {
            check.task();
        }
        return check.faults;
    }

    /** What still has to be given before the report can be submitted. */
    static List<Fault> missing(SubjectFacts subject, Figures figures) {
        List<Fault> faults = new ArrayList<>();
        if (subject.kind() == SubjectKind.TASK) {
            require(figures.taskState(), "/figures/taskState", faults);
            require(figures.progressPercent(), "/figures/progressPercent", faults);
        } else if (subject.numeric()) {
            require(figures.value(), "/figures/value", faults);
        } else {
            require(figures.assessment(), "/figures/assessment", faults);
        }
        return faults;
    }

    /** The figures with the value that numerator and denominator give. */
    static Figures computed(SubjectFacts subject, Figures figures) {
        if (figures.numerator() == null || figures.denominator() == null) {
            return figures;
        }
        BigDecimal factor = subject.measure() == Measure.PERCENT ? HUNDRED : BigDecimal.ONE;
        BigDecimal value =
                figures.numerator().multiply(factor).divide(figures.denominator(), SCALE, RoundingMode.HALF_UP);
        return figures.withValue(value);
    }

    private static void require(Object value, String pointer, List<Fault> faults) {
        if (value == null) {
            faults.add(Fault.at(pointer, "figure-required"));
        }
    }

    private void target() {
        refuse(figures.progressPercent(), "progressPercent");
        refuse(figures.taskState(), "taskState");
        refuse(figures.deliverableReached(), "deliverableReached");
        if (subject.numeric()) {
            refuse(figures.assessment(), "assessment");
        }
        if (figures.value() != null && subject.unitOfMeasure() == null) {
            faults.add(Fault.at("/figures/value", "not-for-kind", "QUALITATIVE"));
        }
        boolean fraction = figures.numerator() != null || figures.denominator() != null;
        if (fraction) {
            fraction();
        } else if (figures.value() != null) {
            value(figures.value(), "/figures/value");
        }
    }

    private void fraction() {
        int before = faults.size();
        if (subject.measure() != Measure.PERCENT && subject.measure() != Measure.MULTIPLE) {
            faults.add(Fault.at("/figures/numerator", "not-for-kind", String.valueOf(subject.measure())));
        }
        if (figures.value() != null) {
            faults.add(Fault.at("/figures/value", "either-or"));
        }
        if (figures.numerator() == null || figures.denominator() == null) {
            faults.add(Fault.at(
                    figures.numerator() == null ? "/figures/numerator" : "/figures/denominator", "both-needed"));
            return;
        }
        if (figures.denominator().signum() <= 0) {
            faults.add(Fault.at("/figures/denominator", "zero-denominator"));
        } else if (isPart() && figures.numerator().compareTo(figures.denominator()) > 0) {
            faults.add(Fault.at("/figures/numerator", "numerator-exceeds", figures.numerator(), figures.denominator()));
        }
        if (subject.direction() != Direction.REDUCTION && figures.numerator().signum() < 0) {
            faults.add(Fault.at("/figures/numerator", "too-small", 0));
        }
        if (faults.size() == before) {
            BigDecimal value = computed(subject, figures).value();
            if (value.precision() - value.scale() > INTEGER_DIGITS) {
                faults.add(Fault.at("/figures/numerator", "digits", INTEGER_DIGITS, SCALE));
                return;
            }
            value(value, "/figures/numerator");
        }
    }

    // A percentage of at most 100 counts part of a whole.
    private boolean isPart() {
        return subject.measure() == Measure.PERCENT
                && subject.maximum() != null
                && subject.maximum().compareTo(HUNDRED) <= 0;
    }

    private void value(BigDecimal value, String pointer) {
        BigDecimal minimum = FigureBounds.minimum(subject.direction());
        BigDecimal maximum = subject.maximum();
        boolean low = minimum != null && value.compareTo(minimum) < 0;
        boolean high = maximum != null && value.compareTo(maximum) > 0;
        if (low && maximum == null) {
            faults.add(Fault.at(pointer, "too-small", minimum));
        } else if (high && minimum == null) {
            faults.add(Fault.at(pointer, "too-large", maximum));
        } else if (low || high) {
            faults.add(Fault.at(pointer, "out-of-range", minimum, maximum));
        }
        if (subject.measure() == Measure.COUNT && value.stripTrailingZeros().scale() > 0) {
            faults.add(Fault.at(pointer, "whole-number"));
        }
    }

    private void task() {
        refuse(figures.value(), "value");
        refuse(figures.numerator(), "numerator");
        refuse(figures.denominator(), "denominator");
        refuse(figures.assessment(), "assessment");
        BigDecimal progress = figures.progressPercent();
        if (figures.taskState() == TaskState.DONE) {
            if (progress != null && progress.compareTo(HUNDRED) != 0) {
                faults.add(Fault.at("/figures/progressPercent", "done-needs-100"));
            }
            if (subject.hasDeliverable() && !Boolean.TRUE.equals(figures.deliverableReached())) {
                faults.add(Fault.at("/figures/deliverableReached", "done-needs-deliverable"));
            }
        }
        if (figures.taskState() == TaskState.NOT_STARTED && progress != null && progress.signum() != 0) {
            faults.add(Fault.at("/figures/progressPercent", "not-started-needs-0"));
        }
    }

    private void refuse(Object value, String field) {
        if (value != null) {
            faults.add(Fault.at("/figures/" + field, "not-for-kind", subject.kind()));
        }
    }
}

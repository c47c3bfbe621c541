package vn.tiendo06.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tiendo06.kernel.error.Fault;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.FigureBounds;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.plan.SubjectFacts;
import vn.tiendo06.plan.SubjectKind;

/** Which figures make sense for which target or task. */
class FigureCheckTest {

    private static final SubjectFacts PERCENT = target(true, Measure.PERCENT, "%", Direction.INCREASE, null);
    private static final SubjectFacts OVER_100 = target(true, Measure.PERCENT, "%", Direction.INCREASE, "250");
    private static final SubjectFacts REDUCTION = target(true, Measure.PERCENT, "%", Direction.REDUCTION, null);
    private static final SubjectFacts COUNT = target(true, Measure.COUNT, "CSDL", Direction.INCREASE, null);
    private static final SubjectFacts MULTIPLE = target(true, Measure.MULTIPLE, "lần GRDP", Direction.INCREASE, null);
    /** Without a milestone yet, but counted (III.4). */
    private static final SubjectFacts TO_COME = target(false, Measure.COUNT, "Tài khoản", Direction.INCREASE, null);
    /** Without unit of measure (II.13). */
    private static final SubjectFacts WORDS = target(false, null, null, Direction.INCREASE, null);

    private static final SubjectFacts TASK = task(true);
    private static final SubjectFacts TASK_WITHOUT_PRODUCT = task(false);

    private static SubjectFacts target(
            boolean numeric, Measure measure, String unit, Direction direction, String maximum) {
        return new SubjectFacts(
                "p.MT.I.1",
                "I.1",
                SubjectKind.TARGET,
                "p",
                "10816",
                2026,
                2030,
                numeric,
                measure,
                unit,
                direction,
                FigureBounds.maximum(measure, decimal(maximum)),
                false,
                List.of("10816.CA"));
    }

    private static SubjectFacts task(boolean hasDeliverable) {
        return new SubjectFacts(
                "p.NV.I.1",
                "I.1",
                SubjectKind.TASK,
                "p",
                "10816",
                2026,
                2030,
                false,
                null,
                null,
                null,
                null,
                hasDeliverable,
                List.of("10816.CA"));
    }

    private static BigDecimal decimal(String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Figures value(String value) {
        return new Figures(decimal(value), null, null, null, null, null, null);
    }

    private static Figures fraction(String numerator, String denominator) {
        return new Figures(null, decimal(numerator), decimal(denominator), null, null, null, null);
    }

    private static Figures assessed(Assessment assessment) {
        return new Figures(null, null, null, assessment, null, null, null);
    }

    private static Figures done(String progress, TaskState state, Boolean reached) {
        return new Figures(null, null, null, null, decimal(progress), state, reached);
    }

    private static List<String> told(List<Fault> faults) {
        return faults.stream()
                .map(fault -> fault.pointer().replace("/figures/", "") + " " + fault.code())
                .toList();
    }

    static Stream<Arguments> given() {
        return Stream.of(
                Arguments.of("0 %", PERCENT, value("0"), ""),
                Arguments.of("100 %", PERCENT, value("100"), ""),
                Arguments.of("99.999999 %", PERCENT, value("99.999999"), ""),
                Arguments.of("below 0 %", PERCENT, value("-0.000001"), "value out-of-range"),
                Arguments.of("above 100 %", PERCENT, value("100.000001"), "value out-of-range"),
                Arguments.of("own maximum", OVER_100, value("250"), ""),
                Arguments.of("above own maximum", OVER_100, value("250.1"), "value out-of-range"),
                Arguments.of("part above whole with own maximum", OVER_100, fraction("3", "2"), ""),
                Arguments.of("fraction above own maximum", OVER_100, fraction("26", "10"), "numerator out-of-range"),
                Arguments.of("it grew instead", REDUCTION, value("-40"), ""),
                Arguments.of("it grew manifold", REDUCTION, value("-400"), ""),
                Arguments.of("it grew, as a fraction", REDUCTION, fraction("-3", "4"), ""),
                Arguments.of("more than all is gone", REDUCTION, value("100.1"), "value too-large"),
                Arguments.of("whole", COUNT, value("12"), ""),
                Arguments.of("whole with zeros", COUNT, value("12.000"), ""),
                Arguments.of("a large count", COUNT, value("99999999999999"), ""),
                Arguments.of("half a thing", COUNT, value("11.5"), "value whole-number"),
                Arguments.of("fewer than none", COUNT, value("-1"), "value too-small"),
                Arguments.of("fewer than none, and half", COUNT, value("-0.5"), "value too-small, value whole-number"),
                Arguments.of("a count as a fraction", COUNT, fraction("1", "2"), "numerator not-for-kind"),
                Arguments.of("times GRDP", MULTIPLE, value("27.35"), ""),
                Arguments.of("times GRDP as a fraction", MULTIPLE, fraction("54", "2"), ""),
                Arguments.of("negative multiple", MULTIPLE, value("-1"), "value too-small"),
                Arguments.of("negative numerator", MULTIPLE, fraction("-1", "2"), "numerator too-small"),
                Arguments.of(
                        "a value too large to keep", MULTIPLE, fraction("1000000000", "0.000001"), "numerator digits"),
                Arguments.of(
                        "a fall too deep to keep",
                        REDUCTION,
                        fraction("-99999999999999", "0.000001"),
                        "numerator digits"),
                Arguments.of("all of it", PERCENT, fraction("8000", "8000"), ""),
                Arguments.of("none of it", PERCENT, fraction("0", "8000"), ""),
                Arguments.of("more than all", PERCENT, fraction("8001", "8000"), "numerator numerator-exceeds"),
                Arguments.of("of nothing", PERCENT, fraction("0", "0"), "denominator zero-denominator"),
                Arguments.of("of less than nothing", PERCENT, fraction("1", "-1"), "denominator zero-denominator"),
                Arguments.of("negative part", PERCENT, fraction("-1", "5"), "numerator too-small"),
                Arguments.of("numerator alone", PERCENT, fraction("5", null), "denominator both-needed"),
                Arguments.of("denominator alone", PERCENT, fraction(null, "5"), "numerator both-needed"),
                Arguments.of(
                        "value and fraction",
                        PERCENT,
                        new Figures(decimal("50"), decimal("1"), decimal("2"), null, null, null, null),
                        "value either-or"),
                Arguments.of("nothing yet", PERCENT, Figures.NONE, ""),
                Arguments.of("words for a number", PERCENT, assessed(Assessment.FULFILLED), "assessment not-for-kind"),
                Arguments.of(
                        "a task's fields for a target",
                        PERCENT,
                        done("5", TaskState.IN_PROGRESS, true),
                        "progressPercent not-for-kind, taskState not-for-kind, deliverableReached not-for-kind"),
                Arguments.of("assessed", WORDS, assessed(Assessment.IN_PROGRESS), ""),
                Arguments.of("a number for words", WORDS, value("3"), "value not-for-kind"),
                Arguments.of("a fraction for words", WORDS, fraction("1", "2"), "numerator not-for-kind"),
                Arguments.of("counted before it has a milestone", TO_COME, value("310"), ""),
                Arguments.of("assessed before it has a milestone", TO_COME, assessed(Assessment.NOT_STARTED), ""),
                Arguments.of("done", TASK, done("100", TaskState.DONE, true), ""),
                Arguments.of("done at 100.00", TASK, done("100.00", TaskState.DONE, true), ""),
                Arguments.of("done without progress yet", TASK, done(null, TaskState.DONE, true), ""),
                Arguments.of("done at 99", TASK, done("99", TaskState.DONE, true), "progressPercent done-needs-100"),
                Arguments.of(
                        "done without its product",
                        TASK,
                        done("100", TaskState.DONE, false),
                        "deliverableReached done-needs-deliverable"),
                Arguments.of(
                        "done, its product untold",
                        TASK,
                        done("100", TaskState.DONE, null),
                        "deliverableReached done-needs-deliverable"),
                Arguments.of("done without any product", TASK_WITHOUT_PRODUCT, done("100", TaskState.DONE, null), ""),
                Arguments.of("not started", TASK, done("0", TaskState.NOT_STARTED, false), ""),
                Arguments.of(
                        "not started at 1",
                        TASK,
                        done("1", TaskState.NOT_STARTED, null),
                        "progressPercent not-started-needs-0"),
                Arguments.of("blocked halfway", TASK, done("50", TaskState.BLOCKED, null), ""),
                Arguments.of("in progress at 100", TASK, done("100", TaskState.IN_PROGRESS, null), ""),
                Arguments.of(
                        "a target's fields for a task",
                        TASK,
                        new Figures(decimal("1"), decimal("1"), decimal("2"), Assessment.FULFILLED, null, null, null),
                        "value not-for-kind, numerator not-for-kind, denominator not-for-kind,"
                                + " assessment not-for-kind"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void given(String name, SubjectFacts subject, Figures figures, String faults) {
        assertEquals(faults, String.join(", ", told(FigureCheck.given(subject, figures))));
    }

    static Stream<Arguments> missing() {
        return Stream.of(
                Arguments.of("value", PERCENT, Figures.NONE, "value figure-required"),
                Arguments.of("value there", PERCENT, value("1"), ""),
                Arguments.of("words", WORDS, Figures.NONE, "assessment figure-required"),
                Arguments.of("words there", WORDS, assessed(Assessment.FULFILLED), ""),
                Arguments.of("count without milestone", TO_COME, value("3"), "assessment figure-required"),
                Arguments.of("task", TASK, Figures.NONE, "taskState figure-required, progressPercent figure-required"),
                Arguments.of("task state", TASK, done("5", null, null), "taskState figure-required"),
                Arguments.of(
                        "task progress", TASK, done(null, TaskState.DONE, true), "progressPercent figure-required"),
                Arguments.of("task there", TASK, done("0", TaskState.NOT_STARTED, null), ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void missing(String name, SubjectFacts subject, Figures figures, String faults) {
        assertEquals(faults, String.join(", ", told(FigureCheck.missing(subject, figures))));
    }

    @ParameterizedTest
    @CsvSource({
        "PERCENT, 7400, 8000, 92.5",
        "PERCENT, 1, 3, 33.333333",
        "PERCENT, 2, 3, 66.666667",
        "PERCENT, 1, 8, 12.5",
        "PERCENT, 8000, 8000, 100",
        "MULTIPLE, 54, 2, 27",
        "MULTIPLE, 2, 3, 0.666667",
        "REDUCTION, -1, 3, -33.333333",
    })
    void computesToSixDecimals(String kind, String numerator, String denominator, String value) {
        SubjectFacts subject =
                switch (kind) {
                    case "PERCENT" -> PERCENT;
                    case "MULTIPLE" -> MULTIPLE;
                    default -> REDUCTION;
                };
        Figures computed = FigureCheck.computed(subject, fraction(numerator, denominator));
        assertEquals(new BigDecimal(value), computed.value());
        assertEquals(new BigDecimal(numerator), computed.numerator());
        assertEquals(new BigDecimal(denominator), computed.denominator());
    }

    @Test
    void leavesAGivenValueAsItIs() {
        assertEquals(value("12.5"), FigureCheck.computed(PERCENT, value("12.50")));
    }

    @Test
    void keepsHugeExponentsSmall() {
        // Written out, this number would have two thousand million digits.
        assertEquals(new BigDecimal("1E+2000000000"), value("1E+2000000000").value());
        assertEquals("1000", value("1E+3").value().toPlainString());
    }
}

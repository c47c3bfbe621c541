package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.MilestoneView;

/** What has become of the last milestone, of several units too. */
class AttainmentTest {

    private static final List<MilestoneView> NINETY = List.of(
            new MilestoneView(2026, Comparator.GTE, new BigDecimal("50"), null, null),
            new MilestoneView(2030, Comparator.GTE, new BigDecimal("90"), null, null));

    private static LocalDate end(String month) {
        return LocalDate.parse(month + "-14");
    }

    /** Figures such as {@code 2026-10 A 80}. */
    private static Attainment attainment(String counted, String... series) {
        return Attainment.of(
                NINETY,
                Stream.of(series).map(AttainmentTest::point).toList(),
                counted == null ? null : figure(point(counted)));
    }

    private static TargetPoint point(String text) {
        String[] part = text.split(" ");
        return new TargetPoint(
                part[0],
                end(part[0]),
                part[1],
                new BigDecimal(part[2]),
                null,
                null,
                null,
                new UUID(0, 1),
                0,
                Instant.EPOCH);
    }

    private static ReportedFigure figure(TargetPoint point) {
        return new ReportedFigure(
                point.value(),
                point.period(),
                point.periodEndsOn(),
                point.unit(),
                point.submissionId(),
                point.approvedAt());
    }

    @Test
    void withoutAFigureNothingIsSaid() {
        assertNull(attainment(null, "2026-10 A 95"));
        assertNull(Attainment.of(List.of(), List.of(), figure(point("2026-11 A 95"))));
    }

    @Test
    void reachedOnceHeldTwiceLostAgain() {
        assertEquals(Attainment.NOT_REACHED, attainment("2026-11 A 80", "2026-10 A 60", "2026-11 A 80"));
        assertEquals(Attainment.REACHED, attainment("2026-11 A 90", "2026-10 A 89.9", "2026-11 A 90"));
        assertEquals(Attainment.HELD, attainment("2026-11 A 92", "2026-10 A 90", "2026-11 A 92"));
        assertEquals(Attainment.FALLEN_BACK, attainment("2026-11 A 89", "2026-10 A 90", "2026-11 A 89"));
        assertEquals(Attainment.REACHED, attainment("2026-11 A 91", "2026-09 A 95", "2026-10 A 80", "2026-11 A 91"));
    }

    // Another unit's figure for the same period is not an earlier one, neither as holding nor as falling back.
    @Test
    void anotherUnitsFigureForTheSamePeriodIsNotAnEarlierOne() {
        assertEquals(Attainment.REACHED, attainment("2026-11 A 95", "2026-10 A 80", "2026-11 B 97", "2026-11 A 95"));
        assertEquals(
                Attainment.NOT_REACHED, attainment("2026-11 A 80", "2026-10 A 70", "2026-11 A 80", "2026-11 B 95"));
    }

    @Test
    void aPeriodThatStillRunsSaysNothing() {
        assertEquals(Attainment.REACHED, attainment("2026-11 A 95", "2026-11 A 95", "2026-12 A 40"));
    }
}

package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.plan.Comparator;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.MilestoneView;

/** When the line through a target's figures meets its last milestone; docs/forecast.md. */
class ForecastsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 1, 14);

    private static Forecast forecast(
            Direction direction, BigDecimal maximum, String comparator, String milestone, double first, double rise) {
        List<Map.Entry<LocalDate, BigDecimal>> points = IntStream.range(0, 10)
                .mapToObj(i -> Map.entry(FIRST.plusDays(30L * i), BigDecimal.valueOf(first + rise * i)))
                .toList();
        MilestoneView last =
                new MilestoneView(2030, Comparator.valueOf(comparator), new BigDecimal(milestone), null, null);
        return new Forecasts()
                .of(new Forecasts.Basis(direction, maximum, List.of(last)), points, LocalDate.of(2026, 11, 23));
    }

    // Figures on 14 January and every 30 days until 11 October 2026, where the line stands at nine rises.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "INCREASE, GTE, 100, 32,  2, 2028-10-30",
                "INCREASE, GTE,  50, 32,  2, 2026-10-11",
                "INCREASE, GTE, 100, 68, -2, -",
                "DECREASE, LTE,  20, 68, -2, 2028-01-04",
                "DECREASE, LTE,  60, 68, -2, 2026-10-11",
                "DECREASE, LTE,  20, 32,  2, -",
                // One exact value: from 50 up to 100, from 50 down to 20, away from either, and on it.
                "INCREASE,  EQ, 100, 32,  2, 2028-10-30",
                "INCREASE,  EQ, 100, 68, -2, -",
                "DECREASE,  EQ,  20, 68, -2, 2028-01-04",
                "DECREASE,  EQ,  20, 32,  2, -",
                "INCREASE,  EQ, 100, 100, 0, 2026-10-11",
                "INCREASE,  EQ, 100, 32,  0, -",
            })
    void projectedOn(
            Direction direction, String comparator, String milestone, double first, double rise, LocalDate day) {
        LocalDate told =
                forecast(direction, null, comparator, milestone, first, rise).projectedOn();
        assertEquals(day == null, told == null);
        // Sums of fractions may end a day later.
        assertTrue(day == null || Math.abs(ChronoUnit.DAYS.between(day, told)) <= 1, () -> "on " + told);
    }

    @Test
    void beyondABoundTheFigureIsTheBound() {
        assertEquals(
                LocalDate.of(2026, 10, 11),
                forecast(Direction.INCREASE, BigDecimal.valueOf(100), "EQ", "100", 84, 2)
                        .projectedOn());
    }
}

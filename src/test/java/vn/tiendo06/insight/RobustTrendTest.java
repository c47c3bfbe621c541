package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The trend on histories whose truth is known. */
class RobustTrendTest {

    private static final int HISTORIES = 1000;
    private static final int[][] MONTHS_AND_HORIZONS = {{8, 3}, {12, 6}, {12, 12}, {24, 12}, {24, 36}, {36, 24}};

    /** How figures scatter about their line; each has about the same spread. */
    enum Noise {
        GAUSSIAN {
            @Override
            double next(Random random, double before) {
                return random.nextGaussian();
            }
        },
        LAPLACE {
            @Override
            double next(Random random, double before) {
                return Math.log(random.nextDouble() / random.nextDouble());
            }
        },
        /** Student's t with 3 degrees of freedom. */
        HEAVY_TAILED {
            @Override
            double next(Random random, double before) {
                double squares = 0;
                for (int i = 0; i < 3; i++) {
                    double z = random.nextGaussian();
                    squares += z * z;
                }
                return random.nextGaussian() / Math.sqrt(squares / 3);
            }
        },
        /** One figure of twenty is six times as far off. */
        CONTAMINATED {
            @Override
            double next(Random random, double before) {
                return random.nextGaussian() * (random.nextDouble() < 0.05 ? 6 : 1);
            }
        },
        /** Each month remembers a third of the one before. */
        AUTOREGRESSIVE {
            @Override
            double next(Random random, double before) {
                return 0.3 * before + Math.sqrt(1 - 0.09) * random.nextGaussian();
            }
        };

        abstract double next(Random random, double before);
    }

    @ParameterizedTest
    @EnumSource
    void theStatedIntervalCoversWhatItSays(Noise noise) {
        Random random = new Random(20260606L + noise.ordinal());
        int covered = 0;
        int all = 0;
        for (int[] shape : MONTHS_AND_HORIZONS) {
            for (int i = 0; i < HISTORIES; i++) {
                covered += covers(random, noise, shape[0], shape[1], false) ? 1 : 0;
                all++;
            }
        }
        double coverage = (double) covered / all;
        assertTrue(coverage >= 0.75 && coverage <= 0.85, noise + " " + coverage);
    }

    /** On percentages that end at 0 and 100 the interval may only err on the safe side: it too ends there. */
    @ParameterizedTest
    @EnumSource
    void onPercentagesItCoversAtLeastThat(Noise noise) {
        Random random = new Random(10816L + noise.ordinal());
        int covered = 0;
        int all = 0;
        for (int[] shape : MONTHS_AND_HORIZONS) {
            for (int i = 0; i < HISTORIES; i++) {
                covered += covers(random, noise, shape[0], shape[1], true) ? 1 : 0;
                all++;
            }
        }
        assertTrue((double) covered / all >= 0.75, noise + " " + (double) covered / all);
    }

    private static boolean covers(Random random, Noise noise, int months, int horizon, boolean percentage) {
        double start = 20 + 40 * random.nextDouble();
        double rise = -3 + 13 * random.nextDouble();
        double spread = 0.5 + 2.5 * random.nextDouble();
        double[] x = new double[months];
        double[] y = new double[months];
        double error = 0;
        double truth = 0;
        for (int month = 0; month < months + horizon; month++) {
            error = noise.next(random, error);
            truth = bounded(start + rise * month / 12 + spread * error, percentage);
            if (month < months) {
                x[month] = month / 12.0;
                y[month] = truth;
            }
        }
        RobustTrend.Range range = RobustTrend.fit(x, y).rangeAt((months + horizon - 1) / 12.0);
        return bounded(range.low(), percentage) <= truth && truth <= bounded(range.high(), percentage);
    }

    private static double bounded(double value, boolean percentage) {
        return percentage ? Math.clamp(value, 0, 100) : value;
    }

    // By hand: of 0 2 4 6 8 10 12 100 at 0..7 the middle slope is 2 and the line stays y = 2x.
    @Test
    void oneWildFigureDoesNotMoveIt() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] y = {0, 2, 4, 6, 8, 10, 12, 100};
        RobustTrend trend = RobustTrend.fit(x, y);
        assertEquals(2, trend.slope(), 1e-12);
        assertEquals(0, trend.intercept(), 1e-12);
        assertEquals(20, trend.at(10), 1e-12);
    }

    @Test
    void onALineNothingIsUncertain() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        double[] y = {5, 8, 11, 14, 17, 20, 23, 26};
        RobustTrend trend = RobustTrend.fit(x, y);
        assertEquals(35, trend.rangeAt(10).low(), 1e-9);
        assertEquals(35, trend.rangeAt(10).high(), 1e-9);
        assertEquals(1, trend.probabilityOfAtLeast(10, 34.99), 1e-9);
        assertEquals(0, trend.probabilityOfAtLeast(10, 35.01), 1e-9);
    }

    @Test
    void theProbabilityIsThatOfTheInterval() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        double[] y = {1, 1, 4, 2, 6, 5, 9, 6, 8, 11};
        RobustTrend trend = RobustTrend.fit(x, y);
        RobustTrend.Range range = trend.rangeAt(15);
        assertEquals(0.9, trend.probabilityOfAtLeast(15, range.low()), 1e-9);
        assertEquals(0.5, trend.probabilityOfAtLeast(15, trend.at(15)), 1e-9);
        assertEquals(0.1, trend.probabilityOfAtLeast(15, range.high()), 1e-9);
        assertTrue(trend.spreadAt(30) > trend.spreadAt(15));
    }
}

package vn.tiendo06.insight;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.descriptive.rank.Median;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.util.FastMath;

/**
 * A straight line through points by Theil and Sen, and how far a figure may lie from it on a later day;
 * docs/forecast.md states the formulas. A few wild figures hardly move it.
 *
 * @param slopeError standard error of the slope, from Sen's interval
 * @param scatter spread of single figures about the line
 * @param inflation how many figures tell as much as one that stood by itself; 1 where each does
 */
record RobustTrend(
        int points,
        double intercept,
        double slope,
        double slopeError,
        double scatter,
        double inflation,
        double middle) {

    /** Share of figures that the interval is meant to cover. */
    static final double COVERAGE = 0.8;

    private static final double UPPER = (1 + COVERAGE) / 2;
    private static final double MAX_MEMORY = 0.8;
    // The standard deviation of what rounding takes away, in units.
    private static final double UNIFORM = 1 / FastMath.sqrt(12);
    private static final double BEYOND_ROUNDING = 1.5;
    private static final double NEGLIGIBLE = 1e-12;
    private static final double Z = new NormalDistribution().inverseCumulativeProbability(UPPER);

    /** A range. */
    record Range(double low, double high) {}

    /**
     * Fits the line.
     *
     * @param x strictly ascending
     * @param unit what the figures are rounded to
     */
    static RobustTrend fit(double[] x, double[] y, double unit) {
        int n = x.length;
        double[] slopes = slopes(x, y);
        double slope = median(slopes);
        double[] offsets = new double[n];
        Arrays.setAll(offsets, i -> y[i] - slope * x[i]);
        double intercept = median(offsets);
        double[] residuals = new double[n];
        Arrays.setAll(residuals, i -> offsets[i] - intercept);
        double[] sizes = Arrays.stream(residuals).map(Math::abs).toArray();
        double middle = Arrays.stream(x).average().orElseThrow();
        double smallSample = FastMath.sqrt(n / (n - 2.0));
        // Where most figures lie on the line, neither the quantile nor Sen's ranks see the others, nor what rounding
        // hides.
        double least = smallSample * Math.max(Arrays.stream(sizes).average().orElseThrow(), unit * UNIFORM);
        double squares =
                Arrays.stream(x).map(at -> (at - middle) * (at - middle)).sum();
        Range interval = senInterval(slopes, n);
        return new RobustTrend(
                n,
                intercept,
                slope,
                Math.max((interval.high() - interval.low()) / (2 * Z), least / FastMath.sqrt(squares)),
                Math.max(quantile(sizes, COVERAGE) / Z * smallSample, least),
                Math.max(inflation(memory(residuals, unit)), (double) n / runs(y, unit)),
                middle);
    }

    private static double inflation(double memory) {
        return (1 + memory) / (1 - memory);
    }

    // A figure repeated from month to month tells nothing new, unless rounding alone makes it stand still.
    private static int runs(double[] y, double unit) {
        double[] changes = IntStream.range(1, y.length)
                .mapToDouble(i -> Math.abs(y[i] - y[i - 1]))
                .filter(change -> change > 0)
                .toArray();
        boolean held = changes.length > 0 && median(changes) > BEYOND_ROUNDING * unit;
        return held ? 1 + changes.length : y.length;
    }

    private static double[] slopes(double[] x, double[] y) {
        int n = x.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[k++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        return slopes;
    }

    // Sen (1968): the slopes whose ranks lie C about the middle, C from the variance of Kendall's S without ties.
    private static Range senInterval(double[] sorted, int n) {
        double c = Z * FastMath.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        double middle = (sorted.length - 1) / 2.0;
        return new Range(atRank(sorted, middle - c / 2), atRank(sorted, middle + c / 2));
    }

    private static double atRank(double[] sorted, double rank) {
        double within = Math.clamp(rank, 0, sorted.length - 1.0);
        int below = (int) within;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (within - below) * (sorted[above] - sorted[below]);
    }

    // Corrected for the bias of 1/n that short series have.
    private static double memory(double[] residuals, double unit) {
        double squares = 0;
        double products = 0;
        for (int i = 0; i < residuals.length; i++) {
            squares += residuals[i] * residuals[i];
            products += i == 0 ? 0 : residuals[i] * residuals[i - 1];
        }
        // On the line but for the arithmetic there is nothing to remember.
        boolean none = squares < unit * unit * NEGLIGIBLE;
        return none ? 0 : Math.clamp(products / squares + 1.0 / residuals.length, 0, MAX_MEMORY);
    }

    /** The middle of what a figure may be. */
    double at(double x) {
        return intercept + slope * x;
    }

    /** The scale of a single figure's distance from the line. */
    double spreadAt(double x) {
        double level = scatter * scatter * (1 + Math.PI / 2 / points * inflation);
        double turn = slopeError * (x - middle);
        return FastMath.sqrt(level + turn * turn * inflation);
    }

    /** Where four of five figures are expected. */
    Range rangeAt(double x) {
        double half = distribution().inverseCumulativeProbability(UPPER) * spreadAt(x);
        return new Range(at(x) - half, at(x) + half);
    }

    /** The slope's own interval. */
    Range slopeRange() {
        double half = Z * slopeError;
        return new Range(slope - half, slope + half);
    }

    /** How likely a figure is to be at least so high. */
    double probabilityOfAtLeast(double x, double value) {
        return distribution().cumulativeProbability((at(x) - value) / spreadAt(x));
    }

    private TDistribution distribution() {
        return new TDistribution(points - 2.0);
    }

    private static double median(double[] values) {
        return new Median().evaluate(values);
    }

    private static double quantile(double[] values, double share) {
        return new Percentile()
                .withEstimationType(Percentile.EstimationType.R_7)
                .evaluate(values, share * 100);
    }
}

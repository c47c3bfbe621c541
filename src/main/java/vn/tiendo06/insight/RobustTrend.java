package vn.tiendo06.insight;

import java.util.Arrays;
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
 * @param memory lag-one autocorrelation of the residuals, 0 to 0.8
 */
record RobustTrend(
        int points, double intercept, double slope, double slopeError, double scatter, double memory, double middle) {

    /** Share of figures that the interval is meant to cover. */
    static final double COVERAGE = 0.8;

    private static final double UPPER = (1 + COVERAGE) / 2;
    private static final double MAX_MEMORY = 0.8;
    private static final double Z = new NormalDistribution().inverseCumulativeProbability(UPPER);

    /** A range. */
    record Range(double low, double high) {}

    /**
     * Fits the line.
     *
     * @param x strictly ascending
     */
    static RobustTrend fit(double[] x, double[] y) {
        int n = x.length;
        double[] slopes = slopes(x, y);
        double slope = median(slopes);
        double[] offsets = new double[n];
        Arrays.setAll(offsets, i -> y[i] - slope * x[i]);
        double intercept = median(offsets);
        double[] residuals = new double[n];
        Arrays.setAll(residuals, i -> offsets[i] - intercept);
        double[] sizes = Arrays.stream(residuals).map(Math::abs).toArray();
        double scatter = quantile(sizes, COVERAGE) / Z * FastMath.sqrt(n / (n - 2.0));
        Range interval = senInterval(slopes, n);
        return new RobustTrend(
                n,
                intercept,
                slope,
                (interval.high() - interval.low()) / (2 * Z),
                scatter,
                memory(residuals),
                Arrays.stream(x).average().orElseThrow());
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
    private static double memory(double[] residuals) {
        double squares = 0;
        double products = 0;
        for (int i = 0; i < residuals.length; i++) {
            squares += residuals[i] * residuals[i];
            products += i == 0 ? 0 : residuals[i] * residuals[i - 1];
        }
        return squares == 0 ? 0 : Math.clamp(products / squares + 1.0 / residuals.length, 0, MAX_MEMORY);
    }

    /** The middle of what a figure may be. */
    double at(double x) {
        return intercept + slope * x;
    }

    /** The scale of a single figure's distance from the line. */
    double spreadAt(double x) {
        double inflation = (1 + memory) / (1 - memory);
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
        double spread = spreadAt(x);
        if (spread == 0) {
            return at(x) >= value ? 1 : 0;
        }
        return distribution().cumulativeProbability((at(x) - value) / spread);
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

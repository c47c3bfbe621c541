package vn.tiendo06.insight;

import java.awt.BasicStroke;
import java.awt.Color;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.StackedXYBarRenderer;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.DefaultTableXYDataset;
import org.jfree.data.xy.XYSeries;

/**
 * How the localities below one are spread: few of them as bars in their order, many as a histogram; the middle and outliers
 * marked, and below them how many targets have which status.
 */
final class RollupChart {

    /** More than a page of names: what counts then is where they lie. */
    static final int MOST_BARS = 40;

    private static final int HEIGHT = 480;
    private static final int ROW = 22;
    private static final int FRAME = 150;
    private static final int MAX_NAME = 50;
    private static final int MAX_NAMED = 12;
    private static final int BINS = 12;
    private static final double EDGE = 1e-9;
    private static final BasicStroke DASHED =
            new BasicStroke(1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5f, 4f}, 0f);

    private final Charts charts;
    private final ChartTheme theme;

    RollupChart(Charts charts, ChartTheme theme) {
        this.charts = charts;
        this.theme = theme;
    }

    /** A locality on the axis: two may share a name, so its code tells them apart. */
    record Place(String code, String name, int order) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return Integer.compare(order, other.order);
        }

        @Override
        public String toString() {
            return Charts.shortened(name, MAX_NAME);
        }
    }

    private enum Kind {
        USUAL,
        OUTLIER,
        PARTIAL;

        static Kind of(Rollup.Item item) {
            if (item.rank() == null) {
                return PARTIAL;
            }
            return item.outlier() ? OUTLIER : USUAL;
        }
    }

    Picture draw(Rollup rollup) {
        List<Rollup.Item> items =
                rollup.items().stream().filter(item -> item.value() != null).toList();
        BigDecimal median = items.isEmpty()
                ? null
                : RollupFigures.median(
                        items.stream().map(Rollup.Item::value).sorted().toList());
        boolean few = items.size() <= MOST_BARS;
        String title = charts.text(
                "rollup", rollup.indicator().statement(), rollup.locality().name());
        JFreeChart chart = charts.chart(
                few ? bars(items, median, rollup.indicator()) : histogram(items, median, rollup.indicator()), title);
        JFreeChart strip =
                rollup.total().byStatus() == null ? null : strip(rollup.total().byStatus());
        int height = few ? FRAME + ROW * Math.max(4, items.size()) : HEIGHT;
        return charts.picture(
                chart, strip, title, description(rollup, items, median), height + (strip == null ? 0 : Picture.STRIP));
    }

    private String description(Rollup rollup, List<Rollup.Item> items, BigDecimal median) {
        List<Rollup.Item> ranked =
                items.stream().filter(item -> item.rank() != null).toList();
        List<Rollup.Item> outliers =
                ranked.stream().filter(Rollup.Item::outlier).toList();
        String words = charts.text(
                "rollup-desc",
                rollup.total().reported(),
                rollup.total().owed(),
                median == null ? "-" : median.toPlainString(),
                ranked.isEmpty() ? "-" : ranked.getFirst().locality().name(),
                ranked.isEmpty() ? "-" : ranked.getLast().locality().name());
        if (!outliers.isEmpty()) {
            words += " " + charts.text("rollup-outliers", outliers.size(), named(outliers));
        }
        if (rollup.total().byStatus() != null) {
            words += " " + charts.counts(rollup.total().byStatus()) + ".";
        }
        return words;
    }

    private static String named(List<Rollup.Item> items) {
        String names = items.stream()
                .limit(MAX_NAMED)
                .map(item -> item.locality().name() + " (" + item.value().toPlainString() + ")")
                .collect(Collectors.joining(", "));
        return items.size() > MAX_NAMED ? names + ", …" : names;
    }

    private Color colour(Kind kind) {
        return switch (kind) {
            case USUAL -> theme.mark;
            case OUTLIER -> theme.second;
            case PARTIAL -> ChartTheme.NO_STATUS;
        };
    }

    private List<Kind> kinds(List<Rollup.Item> items) {
        return items.stream().map(Kind::of).distinct().sorted().toList();
    }

    private CategoryPlot bars(List<Rollup.Item> items, BigDecimal median, Indicator indicator) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        List<Kind> kinds = kinds(items);
        for (Kind kind : kinds) {
            for (int i = 0; i < items.size(); i++) {
                Rollup.Item item = items.get(i);
                Place place = new Place(item.locality().code(), item.locality().name(), i);
                data.addValue(Kind.of(item) == kind ? item.value() : null, charts.text("rollup." + kind), place);
            }
        }
        StackedBarRenderer renderer = new StackedBarRenderer();
        for (int i = 0; i < kinds.size(); i++) {
            renderer.setSeriesPaint(i, colour(kinds.get(i)));
        }
        CategoryAxis names = new CategoryAxis();
        names.setMaximumCategoryLabelWidthRatio(0.4f);
        names.setCategoryMargin(0.25);
        names.setLowerMargin(0.01);
        names.setUpperMargin(0.01);
        CategoryPlot plot = plot(data, names, new NumberAxis(indicator.unitOfMeasure()), renderer);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlinePaint(theme.grid);
        if (median != null) {
            plot.addRangeMarker(middle(median), Layer.FOREGROUND);
        }
        return plot;
    }

    private CategoryPlot plot(
            DefaultCategoryDataset data, CategoryAxis names, NumberAxis values, BarRenderer renderer) {
        charts.dress(names, values);
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        return plot;
    }

    private XYPlot histogram(List<Rollup.Item> items, BigDecimal median, Indicator indicator) {
        double least = items.stream().mapToDouble(RollupChart::value).min().orElseThrow();
        double most = items.stream().mapToDouble(RollupChart::value).max().orElseThrow();
        double width = width(most - least);
        double start = Math.floor(least / width) * width;
        int bins = (int) Math.floor((most - start) / width + EDGE) + 1;
        DefaultTableXYDataset data = new DefaultTableXYDataset();
        List<Kind> kinds = kinds(items);
        for (Kind kind : kinds) {
            XYSeries series = new XYSeries(charts.text("rollup." + kind), true, false);
            for (int bin = 0; bin < bins; bin++) {
                int place = bin;
                long count = items.stream()
                        .filter(item -> Kind.of(item) == kind)
                        .filter(item -> (int) Math.floor((value(item) - start) / width + EDGE) == place)
                        .count();
                series.add(start + (bin + 0.5) * width, count);
            }
            data.addSeries(series);
        }
        data.setIntervalWidth(width);
        StackedXYBarRenderer renderer = new StackedXYBarRenderer(0.04);
        renderer.setBarPainter(new StandardXYBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        for (int i = 0; i < kinds.size(); i++) {
            renderer.setSeriesPaint(i, colour(kinds.get(i)));
        }
        NumberAxis values = new NumberAxis(indicator.unitOfMeasure());
        values.setAutoRangeIncludesZero(false);
        NumberAxis counts = new NumberAxis(charts.text("rollup-count"));
        counts.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        charts.dress(values, counts);
        XYPlot plot = new XYPlot(data, values, counts, renderer);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlinePaint(theme.grid);
        plot.addDomainMarker(middle(median), Layer.FOREGROUND);
        return plot;
    }

    private static double value(Rollup.Item item) {
        return item.value().doubleValue();
    }

    /** A round width of bins: 1, 2 or 5 of some power of ten, at most some dozen of them. */
    static double width(double range) {
        if (range <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(range / BINS)));
        for (double step : new double[] {1, 2, 5}) {
            if (range / (step * power) <= BINS) {
                return step * power;
            }
        }
        return 10 * power;
    }

    private Marker middle(BigDecimal median) {
        ValueMarker marker = new ValueMarker(median.doubleValue(), theme.text, DASHED);
        marker.setLabel(charts.text("rollup-median", median.toPlainString()));
        marker.setLabelFont(ChartFont.of(13));
        marker.setLabelPaint(theme.text);
        marker.setLabelBackgroundColor(theme.background);
        marker.setLabelAnchor(RectangleAnchor.TOP_LEFT);
        marker.setLabelTextAnchor(TextAnchor.TOP_RIGHT);
        return marker;
    }

    private JFreeChart strip(Map<String, Integer> byStatus) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        List<String> used =
                Charts.STATUSES.stream().filter(byStatus::containsKey).toList();
        StackedBarRenderer renderer = new StackedBarRenderer();
        for (int i = 0; i < used.size(); i++) {
            int count = byStatus.get(used.get(i));
            data.addValue(count, charts.text("status." + used.get(i)) + " " + count, "");
            renderer.setSeriesPaint(i, ChartTheme.ofStatus(used.get(i)));
        }
        NumberAxis values = new NumberAxis();
        values.setVisible(false);
        values.setUpperMargin(0);
        CategoryAxis names = new CategoryAxis();
        names.setVisible(false);
        CategoryPlot plot = plot(data, names, values, renderer);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(false);
        return charts.chart(plot, null);
    }
}

package vn.tiendo06.insight;

import java.awt.BasicStroke;
import java.awt.geom.Ellipse2D;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StackedBarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import vn.tiendo06.kernel.text.Messages;
import vn.tiendo06.plan.TargetView;
import vn.tiendo06.plan.Trajectory;

/** Draws charts: only what to show, no reading. */
final class Charts {

    private static final int HEIGHT = 480;
    private static final int ROW = 34;
    private static final int FRAME = 150;
    private static final int MAX_TITLE = 110;
    private static final int MAX_NAME = 50;
    private static final BasicStroke DASHED =
            new BasicStroke(2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1f, new float[] {6f, 5f}, 0f);

    /** Best first. */
    static final List<String> STATUSES = List.of(
            "ACHIEVED",
            "DONE",
            "ON_TRACK",
            "ON_SCHEDULE",
            "ONGOING",
            "AT_RISK",
            "DUE_SOON",
            "OFF_TRACK",
            "OVERDUE",
            "AWAITING_TRIGGER",
            "UNSCHEDULED",
            "QUALITATIVE",
            "NO_DATA");

    private final ChartTheme theme;
    private final Locale locale;

    private Charts(ChartTheme theme, Locale locale) {
        this.theme = theme;
        this.locale = locale;
    }

    /** Charts in the theme asked for, else in the light one. */
    static Charts of(ChartTheme theme, Locale locale) {
        return new Charts(theme == null ? ChartTheme.LIGHT : theme, locale);
    }

    String text(String key, Object... args) {
        return Messages.text("charts", locale, key, List.of(args));
    }

    /** A target's figures, what is expected of it, and where it leads. */
    Picture target(TargetView target, TargetProgress progress) {
        XYSeries figures = new XYSeries(text("figures"));
        progress.series().stream()
                .filter(point -> point.value() != null)
                .forEach(point -> figures.addOrUpdate(
                        at(point.periodEndsOn()), point.value().doubleValue()));
        XYSeries expected = new XYSeries(text("milestones"));
        if (progress.standing().trajectory() != null) {
            addCourse(expected, progress.standing().trajectory());
        }
        XYSeries forecast = new XYSeries(text("forecast"));
        XYSeries low = new XYSeries(text("low"));
        XYSeries high = new XYSeries(text("high"));
        if (progress.forecast() != null) {
            progress.forecast().milestones().forEach(outlook -> {
                double day = at(ExpectedCourse.yearEnd(outlook.year()));
                forecast.add(day, outlook.figure());
                low.add(day, outlook.low());
                high.add(day, outlook.high());
            });
        }
        XYSeriesCollection data = new XYSeriesCollection();
        List.of(expected, figures, forecast, low, high).stream()
                .filter(series -> series.getItemCount() > 0)
                .forEach(data::addSeries);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        for (int i = 0; i < data.getSeriesCount(); i++) {
            boolean reported = data.getSeriesKey(i).equals(figures.getKey());
            boolean stated = data.getSeriesKey(i).equals(expected.getKey());
            renderer.setSeriesPaint(i, reported ? theme.mark : stated ? theme.text : theme.second);
            renderer.setSeriesStroke(i, reported || stated ? new BasicStroke(2f) : DASHED);
            renderer.setSeriesShape(i, new Ellipse2D.Double(-4, -4, 8, 8));
            renderer.setSeriesShapesFilled(i, reported);
        }
        DateAxis days = new DateAxis(null, TimeZone.getTimeZone(ZoneOffset.UTC), locale);
        days.setTickUnit(new DateTickUnit(DateTickUnitType.YEAR, 1, new SimpleDateFormat("yyyy", locale)));
        NumberAxis values = new NumberAxis(target.unitOfMeasure());
        values.setAutoRangeIncludesZero(true);
        dress(days, values);
        XYPlot plot = new XYPlot(data, days, values, renderer);
        plot.setDomainGridlinePaint(theme.grid);
        plot.setDomainGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setRangeGridlinePaint(theme.grid);
        String title = target.code() + ". " + target.statement();
        return picture(plot, title, description(progress), HEIGHT);
    }

    // A straight line needs its points alone; a step also the days beside them.
    private static void addCourse(XYSeries expected, ExpectedCourse course) {
        LocalDate last = course.points().getLast().on();
        for (ExpectedCourse.Point point : course.points()) {
            for (LocalDate day :
                    List.of(point.on().minusDays(1), point.on(), point.on().plusDays(1))) {
                boolean beside = !day.equals(point.on());
                boolean within = day.isAfter(course.points().getFirst().on()) && !day.isAfter(last);
                if (!beside || (within && course.method() != Trajectory.LINEAR)) {
                    expected.addOrUpdate(at(day), course.on(day));
                }
            }
        }
    }

    private String description(TargetProgress progress) {
        StringBuilder words = new StringBuilder(progress.standing().explanation());
        if (progress.forecast() != null) {
            progress.forecast().milestones().forEach(outlook -> words.append(' ')
                    .append(text(
                            "outlook",
                            outlook.year(),
                            outlook.figure().toPlainString(),
                            outlook.low().toPlainString(),
                            outlook.high().toPlainString())));
        }
        return words.toString();
    }

    /** How a plan's sections stand. */
    Picture board(Dashboard board) {
        DefaultCategoryDataset data = new DefaultCategoryDataset();
        List<String> used = STATUSES.stream()
                .filter(status -> board.sections().stream()
                        .anyMatch(section -> section.counts().byStatus().containsKey(status)))
                .toList();
        board.sections()
                .forEach(section -> used.forEach(status -> data.addValue(
                        section.counts().byStatus().getOrDefault(status, 0),
                        text("status." + status),
                        shortened(text(section.kind(), section.numeral(), section.title()), MAX_NAME))));
        StackedBarRenderer renderer = new StackedBarRenderer();
        for (int i = 0; i < used.size(); i++) {
            renderer.setSeriesPaint(i, ChartTheme.ofStatus(used.get(i)));
        }
        return bars(
                data,
                renderer,
                text("board", board.title()),
                text("board-desc", counts(board.targets()), counts(board.tasks())),
                board.sections().size());
    }

    private String counts(StatusCounts counts) {
        return counts(counts.byStatus());
    }

    /** How many have which status, in words. */
    String counts(Map<String, Integer> byStatus) {
        return byStatus.entrySet().stream()
                .map(entry -> text("status." + entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** How the localities below one stand. */
    Picture rollup(Rollup rollup) {
        return new RollupChart(this, theme).draw(rollup);
    }

    private Picture bars(
            DefaultCategoryDataset data, BarRenderer renderer, String title, String description, int rows) {
        CategoryAxis names = new CategoryAxis();
        names.setMaximumCategoryLabelWidthRatio(0.5f);
        NumberAxis values = new NumberAxis();
        values.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        dress(names, values);
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        CategoryPlot plot = new CategoryPlot(data, names, values, renderer);
        plot.setRangeGridlineStroke(new BasicStroke(1f));
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinePaint(theme.grid);
        return picture(plot, title, description, FRAME + ROW * Math.max(1, rows));
    }

    void dress(Axis... axes) {
        for (Axis axis : axes) {
            axis.setTickLabelFont(ChartFont.of(13));
            axis.setTickLabelPaint(theme.text);
            axis.setLabelFont(ChartFont.of(13));
            axis.setLabelPaint(theme.text);
        }
    }

    private Picture picture(Plot plot, String title, String description, int height) {
        return picture(chart(plot, title), null, title, description, height);
    }

    Picture picture(JFreeChart chart, JFreeChart strip, String title, String description, int height) {
        return new Picture(chart, strip, title, description, locale, height);
    }

    /** @param title null for none */
    JFreeChart chart(Plot plot, String title) {
        plot.setBackgroundPaint(theme.background);
        plot.setOutlinePaint(theme.grid);
        plot.setNoDataMessage(text("no-data"));
        plot.setNoDataMessageFont(ChartFont.of(16));
        plot.setNoDataMessagePaint(theme.text);
        JFreeChart chart = new JFreeChart(null, ChartFont.of(16), plot, true);
        chart.setBackgroundPaint(theme.background);
        if (title != null) {
            TextTitle heading = new TextTitle(shortened(title, MAX_TITLE), ChartFont.of(16));
            heading.setPaint(theme.text);
            chart.setTitle(heading);
        }
        chart.getLegend().setItemFont(ChartFont.of(13));
        chart.getLegend().setItemPaint(theme.text);
        chart.getLegend().setBackgroundPaint(theme.background);
        chart.getLegend().setFrame(BlockBorder.NONE);
        // A viewer's own font may be wider than the one measured here.
        chart.getLegend().setItemLabelPadding(new RectangleInsets(2, 2, 2, 18));
        chart.setPadding(new RectangleInsets(12, 12, 12, 24));
        return chart;
    }

    static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).strip() + "…";
    }

    private static long at(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()).getTime();
    }
}

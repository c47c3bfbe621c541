package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.TableXYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tiendo06.plan.Direction;
import vn.tiendo06.plan.Measure;

/** The spread of localities: every one is in it, and what stands out is told. */
class RollupChartTest {

    private static final Locale VIETNAMESE = Locale.of("vi");
    private static final Indicator SHARE =
            new Indicator("X.1", "Tỷ lệ hồ sơ trực tuyến", Measure.PERCENT, "%", Direction.INCREASE);

    private static Rollup.Item item(int place, String name, String value, boolean ranked, boolean outlier) {
        BigDecimal figure = new BigDecimal(value);
        RollupFigures figures =
                new RollupFigures(1, 1, null, figure, figure, figure, figure, null, Map.of("ON_TRACK", 1));
        return new Rollup.Item(
                new LocalityRef("31%03d".formatted(place), name, "COMMUNE"),
                figures,
                figure,
                ranked ? place : null,
                null,
                outlier);
    }

    private static Rollup rollup(List<Rollup.Item> items) {
        RollupFigures total = new RollupFigures(
                items.size() + 3,
                items.size(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of("ACHIEVED", 20, "ON_TRACK", 46, "AT_RISK", 25, "OFF_TRACK", 20, "NO_DATA", 3));
        return new Rollup(
                SHARE,
                new LocalityRef("31", "Thành phố Hải Phòng", "PROVINCE"),
                null,
                LocalDate.of(2026, 11, 23),
                null,
                total,
                Rollup.Basis.MEDIAN,
                items);
    }

    /** About as percentages are: most between 55 and 95, some far below. */
    private static List<Rollup.Item> items(int number, int outliers) {
        Random random = new Random(6);
        double[] values = IntStream.range(0, number)
                .mapToDouble(i -> i < outliers ? 4 + 3 * i : Math.min(100, 76 + 8 * random.nextGaussian()))
                .sorted()
                .toArray();
        List<Rollup.Item> items = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            String value = String.format(Locale.ROOT, "%.1f", values[number - 1 - i]);
            items.add(item(i + 1, "Xã Tân Thành " + (i + 1), value, true, number - i <= outliers));
        }
        return items;
    }

    private static Picture picture(List<Rollup.Item> items, ChartTheme theme, String name) throws Exception {
        Picture picture = Charts.of(theme, VIETNAMESE).rollup(rollup(items));
        Path directory = Files.createDirectories(Path.of("target/charts"));
        Files.writeString(directory.resolve(name + ".svg"), picture.svg());
        Files.write(directory.resolve(name + ".png"), picture.png());
        return picture;
    }

    @Test
    void equalNamesAreTwoPlaces() throws Exception {
        Picture picture = picture(
                List.of(
                        item(1, "Xã Tân Tiến", "90", true, false),
                        item(2, "Xã Tân Tiến", "70", true, false),
                        item(3, "Xã Hà Bắc", "60", true, true),
                        item(4, "Xã An Lão", "50", false, false)),
                ChartTheme.LIGHT,
                "rollup-names");
        CategoryPlot plot = picture.chart().getCategoryPlot();
        assertEquals(4, plot.getDataset().getColumnCount());
        assertEquals(90, plot.getDataset().getValue(0, 0).intValue());
        assertEquals(70, plot.getDataset().getValue(0, 1).intValue());
        assertEquals("%", plot.getRangeAxis().getLabel());
        assertEquals(
                List.of("Trong khoảng thường gặp", "Ngoại lệ", "Chưa đủ số liệu, không xếp hạng"),
                plot.getDataset().getRowKeys());
        assertTrue(picture.description().contains("Ngoại lệ (1): Xã Hà Bắc (60)."), picture.description());
        assertTrue(picture.description().contains("thấp nhất Xã Hà Bắc"), picture.description());
    }

    @Test
    void theProvincesOfTheCountry() throws Exception {
        Picture picture = picture(items(34, 2), ChartTheme.LIGHT, "rollup-34");
        assertEquals(34, picture.chart().getCategoryPlot().getDataset().getColumnCount());
        assertEquals(
                1,
                picture.chart()
                        .getCategoryPlot()
                        .getRangeMarkers(Layer.FOREGROUND)
                        .size());
    }

    @Test
    void theCommunesOfAProvince() throws Exception {
        Picture picture = picture(items(114, 4), ChartTheme.LIGHT, "rollup-114");
        picture(items(114, 4), ChartTheme.DARK, "rollup-114-dark");
        assertTrue(picture.height() < 700, "" + picture.height());
        XYPlot plot = picture.chart().getXYPlot();
        assertEquals("%", plot.getDomainAxis().getLabel());
        assertEquals(1, plot.getDomainMarkers(Layer.FOREGROUND).size());
        assertEquals(2, plot.getSeriesCount());
        assertEquals(110, count(plot, 0));
        assertEquals(4, count(plot, 1));
        assertEquals(5, picture.strip().getCategoryPlot().getDataset().getRowCount());
    }

    private static int count(XYPlot plot, int series) {
        TableXYDataset data = (TableXYDataset) plot.getDataset();
        return IntStream.range(0, data.getItemCount())
                .map(i -> data.getY(series, i).intValue())
                .sum();
    }

    @Test
    void allTheSame() throws Exception {
        List<Rollup.Item> items = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> item(i, "Xã " + i, "100", true, false))
                .toList();
        assertEquals(
                60,
                count(picture(items, ChartTheme.LIGHT, "rollup-same").chart().getXYPlot(), 0));
    }

    @ParameterizedTest
    @CsvSource({"100, 10", "96, 10", "24, 2", "12, 1", "13, 2", "61, 10", "60, 5", "0.3, 0.05", "1200, 100", "0, 1"})
    void binsAreRound(double range, double width) {
        assertEquals(width, RollupChart.width(range), 1e-12);
    }
}

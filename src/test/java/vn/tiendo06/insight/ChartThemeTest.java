package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast as WCAG 2.2 computes it. */
class ChartThemeTest {

    private static double luminance(Color colour) {
        float[] parts = colour.getRGBColorComponents(null);
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += weights[i] * (parts[i] <= 0.04045 ? parts[i] / 12.92 : Math.pow((parts[i] + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    private static double contrast(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    @Test
    void blackOnWhiteIsTwentyOne() {
        assertEquals(21, contrast(Color.BLACK, Color.WHITE), 1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void everyMarkStandsOutFromItsBackground(ChartTheme theme) {
        Map<String, Color> marks = new LinkedHashMap<>(ChartTheme.STATUS);
        marks.put("no status", ChartTheme.NO_STATUS);
        marks.put("mark", theme.mark);
        marks.put("second", theme.second);
        marks.forEach((name, colour) -> {
            double contrast = contrast(colour, theme.background);
            assertTrue(contrast >= 3, theme + " " + name + " " + contrast);
        });
        assertTrue(contrast(theme.text, theme.background) >= 4.5);
    }
}

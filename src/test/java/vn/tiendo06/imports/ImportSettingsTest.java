package vn.tiendo06.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportSettingsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 1000})
    void soManyJobsMayBeOpen(int jobs) {
        assertEquals(jobs, new ImportSettings.Open().convert(Integer.toString(jobs)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "many"})
    void noOtherNumberOfThem(String jobs) {
        assertThrows(IllegalArgumentException.class, () -> new ImportSettings.Open().convert(jobs));
    }
}

package vn.tiendo06.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5            | 5
            0012         | 12
            92,5         | 92.5
            92.5         | 92.5
            1.234,5      | 1234.5
            1,234.5      | 1234.5
            1.234.567    | 1234567
            1,234,567    | 1234567
            1 234,5      | 1234.5
            1\u00a0234\u202f567 | 1234567
            0,125        | 0.125
            0.125        | 0.125
            1234.567     | 1234.567
            1,2345       | 1.2345
            -5,2         | -5.2
            \u22125      | -5
            +3           | 3
            """)
    void whatHasOneMeaningIsRead(String text, BigDecimal number) throws Exception {
        assertEquals(number, NumberText.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.234", "1,234", "-999.000", "12.500"})
    void whatHasTwoIsRefused(String text) {
        assertEquals(
                "ambiguous-number",
                assertThrows(NumberText.Unreadable.class, () -> NumberText.read(text))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"12.34.567", "1.23,4", "1,2,3", "1e3", "khoảng 5", "5 người", "--5", ".5", "5.", "0x10", "٣"})
    void whatIsNoNumberIsRefused(String text) {
        assertEquals(
                "not-a-number",
                assertThrows(NumberText.Unreadable.class, () -> NumberText.read(text))
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "-5", "92.5", "1.234", "-12.345", "0.125", "1234.567", "123.456", "1.2345"})
    void whatIsWrittenIsReadBack(String text) throws Exception {
        BigDecimal number = new BigDecimal(text);
        BigDecimal read = NumberText.read(NumberText.written(number));
        assertEquals(0, number.compareTo(read), NumberText.written(number));
    }
}

package vn.tiendo06.kernel.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvWriterTest {

    @Test
    void textsAreGuardedAndNumbersStayNumbers() throws IOException {
        assertEquals(
                "code,value\r\n'=1+1,-12.50\r\n'-5,100000\r\n,true\r\n",
                text(
                        List.of("code", "value"),
                        List.of("=1+1", new BigDecimal("-12.50")),
                        List.of("-5", new BigDecimal("1E+5")),
                        Arrays.asList(null, true)));
    }

    @Test
    void blanksBeforeAFormulaDoNotHideIt() throws IOException {
        assertEquals(
                "'  =1,'\t=1,\"'\r=1\",\"'\n=1\",'\uff1d1\r\n",
                text(List.of("  =1", "\t=1", "\r=1", "\n=1", "\uff1d1")));
    }

    @Test
    void whatSeparatesIsQuoted() throws IOException {
        assertEquals(
                "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",2026-11-14\r\n",
                text(List.of("a,b", "say \"no\"", "two\nlines", LocalDate.of(2026, 11, 14))));
    }

    @Test
    void theMarkComesFirstWhereItIsAskedFor() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(out, true, number -> "about " + number.intValue())) {
            writer.row(List.of("Xã", new BigDecimal("1.9")));
        }
        assertArrayEquals("\ufeffXã,about 1\r\n".getBytes(StandardCharsets.UTF_8), out.toByteArray());
    }

    @Test
    void aTableHasItsHeadingsAndNoMark() {
        assertEquals(
                "code\r\n1\r\n",
                new String(CsvWriter.table(List.of("code"), List.of(List.of(1))), StandardCharsets.UTF_8));
    }

    private static String text(List<?>... rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvWriter writer = new CsvWriter(out, false, BigDecimal::toPlainString)) {
            for (List<?> row : rows) {
                writer.row(row);
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

package vn.tiendo06.kernel.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://x\")",
                "+84",
                "- Đã cấp 50 thẻ",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "  =1",
                "\uff1d1+1",
                "'=1",
                "''-x"
            })
    void aFormulaIsDefusedAndComesBackAsItWas(String text) {
        String quoted = SafeText.quoted(text);
        assertTrue(quoted.startsWith("'"), quoted);
        assertFalse(SafeText.isFormula(quoted));
        assertEquals(text, SafeText.plain(quoted));
        assertEquals(text, SafeText.plain(SafeText.kept(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Tổ 3", "5 = 3 + 2", "'trích dẫn'", "'", "a\n=1", "1-2"})
    void otherTextsStayAsTheyAre(String text) {
        assertEquals(text, SafeText.quoted(text));
        assertEquals(text, SafeText.kept(text));
        assertEquals(text, SafeText.plain(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "- Đã cấp", "@x"})
    void aCellThatSaysItIsTextNeedsNoApostrophe(String text) {
        assertEquals(text, SafeText.kept(text));
    }
}

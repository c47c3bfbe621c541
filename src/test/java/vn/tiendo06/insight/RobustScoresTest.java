package vn.tiendo06.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How far values lie from the middle of all; worked out by hand. */
class RobustScoresTest {

    private static List<BigDecimal> values(String... values) {
        return Stream.of(values).map(BigDecimal::new).toList();
    }

    private static BigDecimal score(List<BigDecimal> values, String value) {
        return new RobustScores(values).of(new BigDecimal(value));
    }

    @Test
    void ofFourNothingIsSaid() {
        assertNull(score(values("1", "2", "3", "100"), "100"));
        // Median 3, distances 2 1 0 1 97, MAD 1: 0.6745 × 97.
        assertEquals(new BigDecimal("65.43"), score(values("1", "2", "3", "4", "100"), "100"));
    }

    // More than half are equal: the MAD is 0, and every distance would be endless.
    @Test
    void whereMostAreEqualNothingIsSaid() {
        assertNull(score(values("70", "70", "70", "70", "10", "90"), "10"));
        assertNull(score(values("70", "70", "70", "70", "70"), "70"));
    }

    @Test
    void withoutAValueNothingIsSaid() {
        assertNull(new RobustScores(values("1", "2", "3", "4", "5")).of(null));
        assertFalse(RobustScores.isOutlier(null));
    }

    @Test
    void outliersLieBeyond() {
        assertFalse(RobustScores.isOutlier(new BigDecimal("3.5")));
        assertTrue(RobustScores.isOutlier(new BigDecimal("3.51")));
        assertTrue(RobustScores.isOutlier(new BigDecimal("-3.51")));
    }
}

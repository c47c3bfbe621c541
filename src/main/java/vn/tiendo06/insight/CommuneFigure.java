package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.util.List;
import vn.tiendo06.kernel.page.Row;

/**
 * What a locality's plan says and has of an indicator.
 *
 * @param ancestors codes from the nation down to the locality itself
 * @param value the figure in force, null where none was approved
 */
record CommuneFigure(
        String subjectId,
        String localityCode,
        List<String> ancestors,
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator) {

    static CommuneFigure of(Row row) {
        return new CommuneFigure(
                row.text("id"),
                row.text("locality_code"),
                row.texts("ancestors"),
                row.decimal("value"),
                row.decimal("numerator"),
                row.decimal("denominator"));
    }

    boolean isShare() {
        return value != null && numerator != null && denominator != null && denominator.signum() > 0;
    }

    /** Its code on a level, the nation's being 0; its own where it stands higher. */
    String codeAt(int level) {
        return ancestors.get(Math.min(level, ancestors.size() - 1));
    }
}

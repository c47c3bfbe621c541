package vn.tiendo06.insight;

import java.math.BigDecimal;
import java.util.List;
import vn.tiendo06.kernel.page.Row;

/**
 * What a locality's plan says and has of an indicator.
 *
 * @param ancestors codes from the nation down to the locality itself
 * @param owed whether one is owed
 * @param value the figure in force, null where none was approved
 */
record CommuneFigure(
        String subjectId,
        String localityCode,
        List<String> ancestors,
        boolean owed,
        BigDecimal value,
        BigDecimal numerator,
        BigDecimal denominator) {

    /** A latest figure: every target owes one. */
    static CommuneFigure of(Row row) {
        return of(row, true);
    }

    static CommuneFigure of(Row row, boolean owed) {
        return new CommuneFigure(
                row.text("id"),
                row.text("locality_code"),
                row.texts("ancestors"),
                // What has come is never hidden by a schedule that no longer asks for it.
                owed || row.decimal("value") != null,
                row.decimal("value"),
                row.decimal("numerator"),
                row.decimal("denominator"));
    }

    boolean isShare() {
        return value != null && numerator != null && denominator != null && denominator.signum() > 0;
    }

    /** The code of its locality that lies right below another; its own where it is that itself. */
    String codeBelow(String above) {
        return ancestors.get(Math.min(ancestors.indexOf(above) + 1, ancestors.size() - 1));
    }
}

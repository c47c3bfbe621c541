package vn.tiendo06.insight;

import vn.tiendo06.kernel.page.Row;

/**
 * An approved figure of a target among others.
 *
 * @param counts whether it is the one that counts of those whose periods end on its day
 */
record TargetFigure(TargetPoint point, boolean counts) {

    static TargetFigure of(Row row) {
        return new TargetFigure(TargetPoint.of(row), row.bool("counts"));
    }
}

package vn.tiendo06.exchange;

import org.apache.poi.ss.util.CellReference;

/** Cells as spreadsheets name them. */
final class CellName {

    private CellName() {}

    /**
     * For example {@code D7}.
     *
     * @param column from 0
     * @param row from 1
     */
    static String of(int column, int row) {
        return CellReference.convertNumToColString(column) + row;
    }
}

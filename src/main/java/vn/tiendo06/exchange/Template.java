package vn.tiendo06.exchange;

import java.util.List;
import java.util.UUID;
import vn.tiendo06.plan.PlanView;
import vn.tiendo06.progress.PeriodView;
import vn.tiendo06.unit.UnitRef;

/**
 * What a unit is to fill in for a period.
 *
 * @param id tells what comes back from this template from what others have written meanwhile
 * @param rows all that the unit owes, with what it has reported so far
 */
record Template(UUID id, PlanView plan, UnitRef unit, PeriodView period, List<ReportedRow> rows) {

    /** Of the layout; a workbook of another one is not read. */
    static final int FORMAT = 1;

    /** The sheet, which nobody sees, that says what the workbook is. */
    static final String IDENTITY_SHEET = "_tiendo06";

    static final String IDENTITY_MARK = "tiendo06-template";
}

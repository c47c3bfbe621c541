package vn.tiendo06.exchange;

import vn.tiendo06.progress.SubmissionDraft;

/**
 * A row of a file on its way to become a report.
 *
 * @param draft null where it cannot be read
 * @param isStale the report has been changed since the template was filled from it
 */
record PlannedRow(ImportRow row, SubmissionDraft draft, boolean isStale) {

    static PlannedRow unreadable(ImportRow row) {
        return new PlannedRow(row, null, false);
    }
}

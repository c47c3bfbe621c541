package vn.tiendo06.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.obligation.Worklist;

/**
 * What one account is told on one day.
 *
 * @param more rows beyond those shown
 */
record Digest(
        String name,
        LocalDate day,
        List<Line> returned,
        List<Line> overdue,
        List<Line> dueSoon,
        List<Line> toReview,
        int total,
        int more) {

    /**
     * A row of the digest.
     *
     * @param due the day by which it is due, null for a review
     * @param reason why it was returned
     */
    record Line(String code, String statement, String unit, String period, LocalDate due, String reason) {

        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

        /** The due day as it is written in Việt Nam. */
        public String dueText() {
            return due == null ? "" : DAY.format(due);
        }
    }

    static Digest of(String name, LocalDate day, Worklist work, Set<ReminderKind> kinds, int maxRows) {
        List<Line> returned = lines(work.returned(), kinds.contains(ReminderKind.RETURNED));
        List<Line> overdue = lines(work.overdue(), kinds.contains(ReminderKind.OVERDUE));
        List<Line> dueSoon = lines(work.dueSoon(), kinds.contains(ReminderKind.DUE_SOON));
        List<Line> reviews = kinds.contains(ReminderKind.TO_REVIEW)
                ? work.toReview().stream()
                        .filter(review -> review.blockedBy() == null)
                        .map(review -> new Line(
                                review.subjectId(),
                                review.statement(),
                                review.unit().name(),
                                review.period(),
                                null,
                                null))
                        .toList()
                : List.of();
        int total = returned.size() + overdue.size() + dueSoon.size() + reviews.size();
        int shown = first(returned, maxRows).size()
                + first(overdue, maxRows).size()
                + first(dueSoon, maxRows).size()
                + first(reviews, maxRows).size();
        return new Digest(
                name,
                day,
                first(returned, maxRows),
                first(overdue, maxRows),
                first(dueSoon, maxRows),
                first(reviews, maxRows),
                total,
                total - shown);
    }

    private static List<Line> first(List<Line> lines, int maxRows) {
        return lines.size() > maxRows ? lines.subList(0, maxRows) : lines;
    }

    private static List<Line> lines(List<Worklist.Entry> entries, boolean wanted) {
        return wanted
                ? entries.stream()
                        .map(entry -> new Line(
                                entry.obligation().subjectCode(),
                                entry.statement(),
                                entry.obligation().unit().name(),
                                entry.obligation().period(),
                                lastDay(entry.obligation().dueAt()),
                                entry.obligation().returnReason()))
                        .toList()
                : List.of();
    }

    // Due before midnight: the day that ends then.
    private static LocalDate lastDay(Instant dueAt) {
        return LocalDate.ofInstant(dueAt.minusMillis(1), LocalCalendar.ZONE);
    }
}

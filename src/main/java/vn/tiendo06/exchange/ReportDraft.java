package vn.tiendo06.exchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.progress.Assessment;
import vn.tiendo06.progress.Evidence;
import vn.tiendo06.progress.Figures;
import vn.tiendo06.progress.ReportContent;
import vn.tiendo06.progress.TaskState;

/** What a row of a file says, laid over what is reported already: columns that the file lacks stay as they are. */
final class ReportDraft {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int SCALE = 6;

    private final ImportRow row;
    private final ReportContent before;
    private final Measure measure;

    /**
     * @param before what is reported already, null for nothing
     * @param measure how the target's figures are read, null where that is not known
     */
    ReportDraft(ImportRow row, ReportContent before, Measure measure) {
        this.row = row;
        this.before = before == null ? new ReportContent(null, null, null, null, null) : before;
        this.measure = measure;
    }

    ReportContent content() {
        return new ReportContent(
                figures(),
                text(Field.NARRATIVE, before.narrative()),
                text(Field.DIFFICULTIES, before.difficulties()),
                text(Field.PROPOSALS, before.proposals()),
                evidence());
    }

    private String text(Field field, String otherwise) {
        return row.has(field) ? row.text(field) : otherwise;
    }

    private Figures figures() {
        Figures old = before.figures();
        // The three belong together: a value beside another's numerator would contradict it.
        boolean numbers = row.has(Field.VALUE) || row.has(Field.NUMERATOR) || row.has(Field.DENOMINATOR);
        BigDecimal numerator = numbers ? row.number(Field.NUMERATOR) : old.numerator();
        BigDecimal denominator = numbers ? row.number(Field.DENOMINATOR) : old.denominator();
        BigDecimal value = numbers ? row.number(Field.VALUE) : numerator == null ? old.value() : null;
        return new Figures(
                isComputed(value, numerator, denominator) ? null : value,
                numerator,
                denominator,
                row.has(Field.ASSESSMENT) ? (Assessment) row.values().get(Field.ASSESSMENT) : old.assessment(),
                row.has(Field.PROGRESS_PERCENT) ? row.number(Field.PROGRESS_PERCENT) : old.progressPercent(),
                row.has(Field.TASK_STATE) ? (TaskState) row.values().get(Field.TASK_STATE) : old.taskState(),
                row.has(Field.DELIVERABLE_REACHED)
                        ? (Boolean) row.values().get(Field.DELIVERABLE_REACHED)
                        : old.deliverableReached());
    }

    // An export shows the value beside what it is computed from.
    private boolean isComputed(BigDecimal value, BigDecimal numerator, BigDecimal denominator) {
        if (value == null || numerator == null || denominator == null || denominator.signum() == 0) {
            return false;
        }
        BigDecimal factor = measure == Measure.PERCENT ? HUNDRED : BigDecimal.ONE;
        BigDecimal computed = numerator.multiply(factor).divide(denominator, SCALE, RoundingMode.HALF_UP);
        return computed.compareTo(value) == 0;
    }

    // A table has room for one document: it is added, or takes the place of the one with its number.
    private List<Evidence> evidence() {
        String number = row.text(Field.EVIDENCE_NUMBER);
        if (number == null) {
            return before.evidence();
        }
        List<Evidence> all = new ArrayList<>(before.evidence());
        int known = 0;
        while (known < all.size() && !Objects.equals(all.get(known).number(), number)) {
            known++;
        }
        Evidence old = known < all.size() ? all.get(known) : new Evidence(number, null, null, null, null);
        Evidence given = new Evidence(
                number,
                row.has(Field.EVIDENCE_DATE) ? (LocalDate) row.values().get(Field.EVIDENCE_DATE) : old.date(),
                row.has(Field.EVIDENCE_ISSUER) ? row.text(Field.EVIDENCE_ISSUER) : old.issuer(),
                old.title(),
                old.link());
        if (known < all.size()) {
            all.set(known, given);
        } else {
            all.add(given);
        }
        return all;
    }
}

package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tiendo06.kernel.access.CurrentActor;
import vn.tiendo06.kernel.access.Permission;
import vn.tiendo06.plan.Measure;
import vn.tiendo06.plan.SubjectCatalog;
import vn.tiendo06.plan.SubjectFacts;
import vn.tiendo06.progress.ReportContent;
import vn.tiendo06.progress.SubmissionDraft;
import vn.tiendo06.unit.UnitMention;
import vn.tiendo06.unit.UnitRef;
import vn.tiendo06.unit.UnitService;

/** Makes reports of a file's rows, by as many statements for a thousand as for one. */
@ApplicationScoped
class ImportPlanner {

    private final SubjectCatalog subjects;
    private final UnitService units;
    private final ExistingReports reports;
    private final CurrentActor actor;

    ImportPlanner(SubjectCatalog subjects, UnitService units, ExistingReports reports, CurrentActor actor) {
        this.subjects = subjects;
        this.units = units;
        this.reports = reports;
        this.actor = actor;
    }

    /** A row with who reports for when, and what is known of its subject. */
    private record Named(ImportRow row, String subjectId, String unit, String period, SubjectFacts subject) {

        static Named of(ImportRow row, SubjectFacts subject) {
            return new Named(row, row.text(Field.SUBJECT_ID), row.text(Field.UNIT), row.text(Field.PERIOD), subject);
        }

        UnitMention mention() {
            return subject == null || unit == null ? null : new UnitMention(subject.localityCode(), unit);
        }
    }

    /** In the file's order. */
    List<PlannedRow> plan(List<ImportRow> rows) {
        Map<String, SubjectFacts> known = subjects.find(
                actor.get().scopeFor(Permission.PLAN_READ),
                rows.stream()
                        .map(row -> row.text(Field.SUBJECT_ID))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet()));
        List<Named> named = rows.stream()
                .map(row -> Named.of(row, known.get(row.text(Field.SUBJECT_ID))))
                .toList();
        Map<UnitMention, UnitRef> meant = units.resolve(
                named.stream().map(Named::mention).filter(Objects::nonNull).collect(Collectors.toSet()));
        // Of other units' reports nothing is told, not even that they are there.
        Set<String> own =
                Set.copyOf(actor.get().scopeFor(Permission.SUBMISSION_WRITE).units());
        Map<Named, ExistingReports.Key> keys = new HashMap<>();
        named.forEach(one -> {
            UnitRef ref = one.mention() == null ? null : meant.get(one.mention());
            if (ref != null && one.period() != null && own.contains(ref.code())) {
                keys.put(
                        one,
                        new ExistingReports.Key(
                                one.subjectId(),
                                ref.code(),
                                one.period(),
                                one.row().text(Field.TEMPLATE)));
            }
        });
        Map<ExistingReports.Key, ExistingReports.Existing> existing = reports.of(Set.copyOf(keys.values()));
        return named.stream()
                .map(one -> keys.containsKey(one)
                        ? planned(one, existing.get(keys.get(one)), true)
                        : planned(one, null, false))
                .toList();
    }

    private static PlannedRow planned(Named named, ExistingReports.Existing existing, boolean mayBeStale) {
        ImportRow row = checked(named);
        if (!row.faults().isEmpty()) {
            return PlannedRow.unreadable(row);
        }
        ReportContent before = existing == null ? null : existing.report().content();
        Measure measure = named.subject() == null ? null : named.subject().measure();
        ReportContent content = new ReportDraft(row, before, measure).content();
        String base = row.text(Field.BASE);
        boolean changed =
                existing == null ? base != null && !base.equals(ReportedRow.NO_REPORT) : !existing.isAsOf(base);
        return new PlannedRow(
                row,
                new SubmissionDraft(
                        named.subjectId(),
                        named.unit(),
                        named.period(),
                        content.figures(),
                        content.narrative(),
                        content.difficulties(),
                        content.proposals(),
                        content.evidence(),
                        null),
                mayBeStale && base != null && changed);
    }

    private static ImportRow checked(Named named) {
        ImportRow row = named.row();
        if (named.unit() == null) {
            row = row.with(Field.UNIT, "required");
        }
        if (named.period() == null) {
            row = row.with(Field.PERIOD, "required");
        }
        Measure measure = named.subject() == null ? null : named.subject().measure();
        for (Field field : List.of(Field.VALUE, Field.NUMERATOR, Field.DENOMINATOR)) {
            boolean percent = row.values().get(field) instanceof Percentage;
            if (percent && (field != Field.VALUE || measure != Measure.PERCENT)) {
                row = row.with(field, "percent-not-expected");
            }
        }
        boolean document = Stream.of(Field.EVIDENCE_DATE, Field.EVIDENCE_ISSUER).anyMatch(row.values()::containsKey);
        if (document && row.text(Field.EVIDENCE_NUMBER) == null) {
            row = row.with(Field.EVIDENCE_NUMBER, "required");
        }
        return row;
    }
}

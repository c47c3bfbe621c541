package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tiendo06.kernel.page.ListQuery;

/** What is reported already, for many rows by one statement; and what of it came from the same template. */
@ApplicationScoped
class ExistingReports {

    private static final String FROM = """
            unnest(cast(:subjects as text[]), cast(:units as text[]), cast(:periods as text[]),
                cast(:templates as text[])) as k(subject_id, unit_code, period_code, template)
            join lateral (
              select s.* from submission s
              where s.subject_id = k.subject_id and s.unit_code = k.unit_code and s.period_code = k.period_code
                and s.state not in ('WITHDRAWN', 'SUPERSEDED')
              order by s.state in ('DRAFT', 'RETURNED') desc, s.state in ('SUBMITTED', 'CONFIRMED') desc
              limit 1) x on true
            left join lateral (
              select max(r.version) as version from import_row r join import_job j on j.id = r.job_id
              where r.submission_id = x.id and r.place ->> 'template' = k.template and j.written
                and r.outcome in ('CREATED', 'UPDATED')) w on true""";

    private final EntityManager em;

    ExistingReports(EntityManager em) {
        this.em = em;
    }

    /**
     * Who reports on what for when.
     *
     * @param template the one that says so, null for none
     */
    record Key(String subjectId, String unitCode, String periodCode, String template) {}

    /** @param writtenVersion the version that the same template's last import made of it, null for none */
    record Existing(ReportedRow.Report report, Integer writtenVersion) {

        /** Whether it is as it was when a template's row was filled from it, or as the same template left it. */
        boolean isAsOf(String base) {
            return report.base().equals(base) || (writtenVersion != null && writtenVersion == report.version());
        }
    }

    Map<Key, Existing> of(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return new ListQuery(
                        "k.subject_id, k.unit_code, k.period_code, k.template, w.version as written_version, "
                                + ReportedRow.REPORT_COLUMNS,
                        FROM)
                        .with("subjects", keys.stream().map(Key::subjectId).toArray(String[]::new))
                        .with("units", keys.stream().map(Key::unitCode).toArray(String[]::new))
                        .with("periods", keys.stream().map(Key::periodCode).toArray(String[]::new))
                        .with("templates", keys.stream().map(Key::template).toArray(String[]::new))
                        .all(
                                em,
                                "",
                                row -> Map.entry(
                                        new Key(
                                                row.text("subject_id"),
                                                row.text("unit_code"),
                                                row.text("period_code"),
                                                row.text("template")),
                                        new Existing(ReportedRow.report(row), row.integer("written_version"))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

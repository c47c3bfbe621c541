package vn.tiendo06.exchange;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import vn.tiendo06.kernel.access.Scope;
import vn.tiendo06.kernel.config.LocalCalendar;
import vn.tiendo06.kernel.page.ListQuery;
import vn.tiendo06.progress.PeriodView;

/** Rows of a plan with their reports, by one statement. */
@ApplicationScoped
class ReportedRows {

    private static final String ORDER = "s.kind, s.ordinal";

    // The report in force of the unit that answers for the row, else of the one that the plan names first.
    private static final String IN_FORCE = """
            subject s join period pe on pe.code = :period
            left join lateral (
              select r.* from submission r
              left join subject_reporter sr on sr.subject_id = r.subject_id and sr.unit_code = r.unit_code
              where r.subject_id = s.id and r.period_code = pe.code
                and r.state in ('APPROVED', 'SUPERSEDED') and r.reviewed_at <= :asOf
                and (r.superseded_at is null or r.superseded_at > :asOf)
                and (r.locality_code in (select code from locality where ancestors && cast(:localities as text[]))
                  or r.unit_code = any(:units)
                  or r.locality_code in (select locality_code from unit where code = any(:units)))
              order by r.unit_code is not distinct from accountable_unit(s, pe.ends_on) desc, sr.ordinal nulls last,
                r.reviewed_at desc
              limit 1) x on true""";

    private static final String OWED = """
            obligation(:plan, :startsOn, :endsOn, :now) o join subject s on s.id = o.subject_id
            left join submission x on x.id = o.submission_id""";

    private final EntityManager em;
    private final LocalCalendar calendar;

    ReportedRows(EntityManager em, LocalCalendar calendar) {
        this.em = em;
        this.calendar = calendar;
    }

    /** All rows of a plan with the approved reports for a period that a scope sees, as they stood at an instant. */
    List<ReportedRow> approved(String planCode, String periodCode, Instant asOf, Scope scope) {
        return new ListQuery(ReportedRow.COLUMNS, IN_FORCE)
                .where("s.plan_code = :plan", "plan", planCode)
                .with("period", periodCode)
                .with("asOf", asOf)
                .with("localities", scope.localityArray())
                .with("units", scope.unitArray())
                .all(em, ORDER, ReportedRow::of);
    }

    /** What a unit owes for a period, with what it has reported so far. */
    List<ReportedRow> owed(String planCode, String unitCode, PeriodView period) {
        return new ListQuery(ReportedRow.COLUMNS, OWED)
                .with("plan", planCode)
                .with("startsOn", period.startsOn())
                .with("endsOn", period.endsOn())
                .with("now", calendar.now())
                .where("o.period_code = :period", "period", period.code())
                .where("o.unit_code = :unit", "unit", unitCode)
                .where("o.exemption_id is null")
                .all(em, ORDER, ReportedRow::of);
    }
}

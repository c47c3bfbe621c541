package vn.tiendo06.peer;

import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface TargetRepository extends Repository<Subject, String> {

    /** Which of several reports x of one period pe counts: the accountable unit's, then the reporters' in their order. */
    String PLACE = """
            left join subject_reporter sr on sr.subject_id = x.subject_id and sr.unit_code = x.unit_code
            left join lateral (select a.unit_code from subject_accountable a
              where a.subject_id = x.subject_id and a.effective_from <= pe.ends_on
              order by a.effective_from desc limit 1) chosen on true
            """;

    String ORDER = """
            chosen.unit_code is not distinct from x.unit_code desc, sr.ordinal nulls last, x.reviewed_at desc
            """;

    /** A target with what its status is computed from: milestones, thresholds and the latest figure. */
    @Query(nativeQuery = true, value = """
            select s.id, s.section, p.from_year, s.measure, s.direction, s.maximum,
              target_milestones(s.id, s.milestones) as milestones, cast(s.baseline as text) as baseline,
              coalesce(s.trajectory_chosen, s.trajectory, 'LINEAR') as trajectory,
              st.at_risk_ratio, st.due_soon_days, st.figure_days, st.version as threshold_version, f.*
            from subject s
            join plan p on p.code = s.plan_code
            left join status_threshold st on st.plan_code = p.code
            left join lateral (
              select x.id as submission_id, x.value, x.unit_code, x.period_code, x.reviewed_at, pe.ends_on
              from submission x
              join period pe on pe.code = x.period_code
              """ + PLACE + """
              where x.subject_id = s.id and x.state = 'APPROVED' and x.value is not null
              order by pe.ends_on > :today, pe.ends_on desc,
              """ + ORDER + """
              limit 1) f on true
            where s.id = :id and s.kind = 'TARGET' and (
              exists (select 1 from locality l where l.code = p.locality_code
                and l.ancestors && cast(:localities as text[]))
              or p.locality_code in (select u.locality_code from unit u where u.code = any(:units))
              or exists (select 1 from subject_unit su join subject ss on ss.id = su.subject_id
                where ss.plan_code = p.code and (su.unit_code = any(:units)
                  or su.unit_code in (select h.unit_code from unit_heir h where h.heir_code = any(:units)))))""")
    Optional<Tuple> target(String id, LocalDate today, String[] localities, String[] units);

    /** A target's approved figures. */
    @Query(nativeQuery = true, value = """
            select x.id, x.period_code, pe.ends_on, x.unit_code, x.value, x.numerator, x.denominator, x.assessment,
              x.revision, x.reviewed_at, x.value is not null and row_number() over (partition by pe.ends_on
                order by x.value is null,
            """ + ORDER + """
                , x.id) = 1 as counts
            from submission x
            join period pe on pe.code = x.period_code
            """ + PLACE + """
            where x.subject_id = :id and x.state = 'APPROVED'
            order by pe.ends_on, pe.starts_on, x.unit_code""")
    List<Tuple> series(String id);
}

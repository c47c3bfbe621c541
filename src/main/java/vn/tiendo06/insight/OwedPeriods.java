package vn.tiendo06.insight;

/** The periods for which a recurring row owes its report, as {@code obligation} tells it of all rows of a plan. */
final class OwedPeriods {

    // Looked at from the latest on, one by one, until what is asked for is found: so nothing may be planned into a join
    // of all.
    private static final String SQL = """
            select pe.code, pe.ends_on, told.due_at, told.reported
            from (select y.* from period y
              where s.schedule_kind = 'RECURRING' and y.cut_off_at <= :now and y.year between p.from_year and p.to_year
                and %s
              order by y.ends_on desc offset 0) pe
            cross join lateral (select regime_in_force(p, pe.starts_on, :recordedBy) as id offset 0) r
            cross join lateral (select d.due_working_days from regime_deadline d
              where d.regime_id = r.id and d.kind = pe.kind
                and d.level = (select l.level from locality l where l.code = p.locality_code)
                and regime_frequency(r.id, s, pe.ends_on, :recordedBy) = pe.kind offset 0) d
            cross join lateral (
              select start_of_day(working_day_after(pe.ends_on, d.due_working_days, :recordedBy) + 1) as due_at,
                exists (select 1 from submission x
                  where x.subject_id = s.id and x.period_code = pe.code and %s) as reported
              offset 0) told
            where told.reported or not exists (select 1 from exemption e
              where e.subject_id = s.id and e.period_code = pe.code
                and e.recorded_at <= :recordedBy and coalesce(e.lifted_at, 'infinity') > :recordedBy
                and e.unit_code = accountable_unit(s, pe.ends_on, :recordedBy))""";

    // A due date lies within 90 days of the period's end: working_day_after looks no further.
    private static final String MAY_BE_OPEN = "y.ends_on >= cast(:today as date) - 91";

    private OwedPeriods() {}

    /**
     * SQL joining to a subject {@code s} of a plan {@code p}, where it recurs, as {@code due} the last period whose report was
     * due ({@code code}, and {@code reported}: whether an approved report covers it), and as {@code open} the first that is cut
     * off and neither due nor reported ({@code due_at}). Due is what the regime says; a period from which the unit is released
     * is passed over, unless a report came all the same. Uses the parameters {@code now}, {@code today} and {@code recordedBy}.
     */
    static String join(String inForce) {
        return """
                left join lateral (select o.code, o.reported from (%s) o
                  where o.due_at <= :now order by o.ends_on desc limit 1) due on true
                left join lateral (select o.due_at from (%s) o
                  where o.due_at > :now and not o.reported order by o.ends_on limit 1) open on true""".formatted(SQL.formatted("true", inForce), SQL.formatted(MAY_BE_OPEN, inForce));
    }
}

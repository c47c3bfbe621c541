-- Whether a target had a number to report at the end of a day: a value assigned later does not change what was owed before.
create function subject_is_numeric(s subject, p_day date) returns boolean
    language sql stable parallel safe
    return s.kind = 'TARGET' and (
        jsonb_path_exists(s.milestones, '$[*].value ? (@ != null)')
        or exists (select 1 from milestone_assignment a
            where a.subject_id = s.id and a.recorded_at < start_of_day(p_day + 1))
        or exists (select 1 from milestone_assignment_past a
            where a.subject_id = s.id and a.recorded_at < start_of_day(p_day + 1)));

create or replace function regime_frequency(p_regime uuid, s subject, p_day date) returns text
    language sql stable parallel safe
    return (
        select case r.frequency when 'BY_RECURRENCE' then recurrence_period(s.recurrence) else r.frequency end
        from regime_rule r
        where r.regime_id = p_regime
          and (r.subject_kind is null or r.subject_kind = s.kind)
          and (r.schedule_kind is null or r.schedule_kind = s.schedule_kind)
          and (r.is_numeric is null or r.is_numeric = subject_is_numeric(s, p_day))
          and (r.waiting is null or r.waiting = subject_is_waiting(s, p_day))
          and (r.subject_id is null or r.subject_id = s.id)
        order by r.ordinal
        limit 1);

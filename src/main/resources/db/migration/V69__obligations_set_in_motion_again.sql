-- Obligations as before, but for a task that was reported as done and that a later document set in motion again: it owes the
-- periods that end on that day or later. They were owed never again.
create or replace function obligation(p_plan text, p_from date, p_to date, p_now timestamptz, p_known timestamptz,
        p_subjects text[], p_period text)
    returns table (
        plan_code text, locality_code text, subject_id text, subject_code text, subject_kind text, section text,
        ordinal integer, unit_code text, period_code text, period_kind text, starts_on date, ends_on date,
        due_at timestamptz, lock_at timestamptz, basis text, exemption_id uuid, exemption_reason text,
        submission_id uuid, submission_state text, return_reason text, first_submitted_at timestamptz, status text)
    language sql stable
begin atomic
    -- What holds for a period holds for all rows of the plan.
    with calendar as materialized (
        select p.code as plan_code, p.locality_code, pe.code as period_code, pe.kind as period_kind, pe.starts_on,
            pe.ends_on, r.id as regime_id, r.basis, d.lock_days,
            working_day_after(pe.ends_on, d.due_working_days, p_known) as due_on
        from plan p
        join locality l on l.code = p.locality_code
        join period pe on pe.year between p.from_year and p.to_year and pe.starts_on <= p_to and pe.ends_on >= p_from
          and (p_period is null or pe.code = p_period)
        join reporting_regime r on r.id = regime_in_force(p, pe.starts_on, p_known)
        join regime_deadline d on d.regime_id = r.id and d.kind = pe.kind and d.level = l.level
        where p.code = p_plan),
    -- A task reported as done owes no more, unless it goes on all the time, until the day on which a document is recorded that the
    -- report does not speak of, as the status rules have it: one of a later date.
    done as materialized (
        select x.subject_id, xp.ends_on, (
            select min(again.on_day)
            from (
                select cast(t.recorded_at at time zone 'Asia/Ho_Chi_Minh' as date) as on_day,
                    cast(t.document ->> 'date' as date) as dated
                from task_trigger t
                where t.subject_id = x.subject_id and t.recorded_at <= p_known) again
            where least(again.dated, again.on_day)
              > least(cast(x.reviewed_at at time zone 'Asia/Ho_Chi_Minh' as date), xp.ends_on)) as until
        from subject s
        join submission x on x.subject_id = s.id
        join period xp on xp.code = x.period_code
        where s.plan_code = p_plan and (p_subjects is null or s.id = any(p_subjects))
          and not coalesce(s.schedule_kind in ('RECURRING', 'ONGOING'), true)
          and x.task_state = 'DONE' and x.state in ('APPROVED', 'SUPERSEDED')
          and x.reviewed_at <= p_known and coalesce(x.superseded_at, 'infinity') > p_known),
    owing as materialized (
        select c.*, s.id, s.code, s.kind, s.section, s.ordinal, chosen.unit_code as chosen
        from calendar c
        join subject s on s.plan_code = c.plan_code and (p_subjects is null or s.id = any(p_subjects))
        cross join lateral regime_frequencies(c.regime_id, s, c.ends_on, p_known) due(frequency)
        left join lateral (
            select a.unit_code
            from subject_accountable_ever a
            where a.subject_id = s.id and a.effective_from <= c.ends_on
              and a.recorded_at <= p_known and a.replaced_at > p_known
            order by a.effective_from desc
            limit 1) chosen on true
        where coalesce(due.frequency = c.period_kind, false)
          and not exists (
            select from done
            where done.subject_id = s.id and done.ends_on < c.ends_on and coalesce(done.until > c.ends_on, true))),
    -- As accountable_unit tells it of one row and day.
    owed as materialized (
        select distinct on (o.id, o.period_code) o.*, r.unit_code
        from owing o
        left join (
            select route.*
            from subject_reporter_route route
            where route.subject_id = any(array(select s.id from subject s
              where s.plan_code = p_plan and (p_subjects is null or s.id = any(p_subjects))))) r
            on r.subject_id = o.id and coalesce(r.since, o.ends_on) <= o.ends_on
              and coalesce(r.until, o.ends_on) >= o.ends_on
        left join unit_heir h on h.unit_code = o.chosen and h.heir_code = r.unit_code
        order by o.id, o.period_code, o.chosen is not distinct from r.unit_code desc, h.way nulls last, r.place,
            r.unit_code)
    select o.plan_code, o.locality_code, o.id, o.code, o.kind, o.section, o.ordinal, o.unit_code, o.period_code,
        o.period_kind, o.starts_on, o.ends_on, start_of_day(o.due_on + 1), start_of_day(o.due_on + 1 + o.lock_days),
        o.basis, e.id, e.reason, x.id, x.state, x.return_reason, f.at,
        case
            -- What has come is never hidden by a release.
            when e.id is not null and (f.at is null or x.state = 'RETURNED' and not coalesce(f.approved, false))
                then 'EXEMPT'
            when x.state = 'RETURNED' and not coalesce(f.approved, false) then 'RETURNED'
            when f.at is not null and f.at < start_of_day(o.due_on + 1) then 'ON_TIME'
            when f.at is not null then 'LATE'
            when p_now < start_of_day(o.due_on + 1) then 'PENDING'
            else 'MISSING'
        end
    from owed o
    left join exemption e
        on e.subject_id = o.id and e.unit_code = o.unit_code and e.period_code = o.period_code
          and e.recorded_at <= p_known and coalesce(e.lifted_at, 'infinity') > p_known
    -- The revision that stands: the unfinished one, else the one in force.
    left join lateral (
        select y.id, t.state, case when y.updated_at <= p_known then y.return_reason
            else submission_return_reason_at(y.id, p_known) end as return_reason
        from submission y
        -- What has not changed since is at hand.
        cross join lateral (select case when y.updated_at <= p_known then y.state
            else submission_state_at(y.id, p_known) end as state) t
        where y.subject_id = o.id and y.unit_code = o.unit_code and y.period_code = o.period_code
          and t.state not in ('WITHDRAWN', 'SUPERSEDED')
        order by y.revision desc
        limit 1) x on true
    -- Lateness is judged from the instant at which a report that was not withdrawn was first submitted.
    left join lateral (
        select min(v.at) as at, bool_or(t.state in ('APPROVED', 'SUPERSEDED')) as approved
        from submission y
        cross join lateral (select case when y.updated_at <= p_known then y.state
            else submission_state_at(y.id, p_known) end as state) t
        join submission_event v on v.submission_id = y.id and v.event = 'SUBMIT' and v.at <= p_known
        where y.subject_id = o.id and y.unit_code = o.unit_code and y.period_code = o.period_code
          and t.state <> 'WITHDRAWN') f on true;
end;

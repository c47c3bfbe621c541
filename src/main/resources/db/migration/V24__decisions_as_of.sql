-- Decisions that were replaced or taken back, so that rows and obligations can be shown as they stood at any instant.

create function refuse_changed_past() returns trigger language plpgsql as $$
begin
    raise exception '% of % refused: what was decided once is not changed', tg_op, tg_table_name;
end $$;

-- Which unit was set to answer, before another was set for the same day.
create table subject_accountable_past (
    subject_id     text not null references subject,
    effective_from date not null,
    unit_code      text not null references unit,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    replaced_at    timestamptz not null
);
create index subject_accountable_past_of on subject_accountable_past (subject_id, recorded_at);
create trigger subject_accountable_past_guard before update or delete on subject_accountable_past
    for each statement execute function refuse_changed_past();

create function keep_replaced_accountable() returns trigger language plpgsql as $$
begin
    insert into subject_accountable_past (subject_id, effective_from, unit_code, recorded_by, recorded_at, replaced_at)
    values (old.subject_id, old.effective_from, old.unit_code, old.recorded_by, old.recorded_at, new.recorded_at);
    return new;
end $$;
create trigger subject_accountable_replaced before update on subject_accountable
    for each row execute function keep_replaced_accountable();

create view subject_accountable_ever as
    select subject_id, effective_from, unit_code, recorded_at, 'infinity'::timestamptz as replaced_at
    from subject_accountable
    union all
    select subject_id, effective_from, unit_code, recorded_at, replaced_at from subject_accountable_past;

-- A plan's thresholds before they were set anew.
create table status_threshold_past (
    plan_code     text not null references plan,
    at_risk_ratio numeric(4, 3) not null,
    due_soon_days integer not null,
    figure_days   integer not null,
    version       integer not null,
    recorded_by   text not null,
    recorded_at   timestamptz not null,
    replaced_at   timestamptz not null
);
create index status_threshold_past_of on status_threshold_past (plan_code, recorded_at);

-- What was set before is told by the audit trail.
insert into status_threshold_past
select said.plan_code, cast(said.after ->> 'atRiskRatio' as numeric), cast(said.after ->> 'dueSoonDays' as integer),
    cast(said.after ->> 'figureDays' as integer), said.version, said.actor_name, said.at, said.replaced_at
from (
    select a.*, cast(row_number() over by_plan as integer) as version, lead(a.at) over by_plan as replaced_at
    from audit_event a
    where a.kind = 'status-thresholds' and a.action = 'SET_THRESHOLDS'
    window by_plan as (partition by a.plan_code order by a.at, a.ordinal)) said
where said.replaced_at is not null;
create trigger status_threshold_past_guard before update or delete on status_threshold_past
    for each statement execute function refuse_changed_past();

create function keep_replaced_threshold() returns trigger language plpgsql as $$
begin
    insert into status_threshold_past (plan_code, at_risk_ratio, due_soon_days, figure_days, version, recorded_by,
        recorded_at, replaced_at)
    values (old.plan_code, old.at_risk_ratio, old.due_soon_days, old.figure_days, old.version, old.recorded_by,
        old.recorded_at, new.recorded_at);
    return new;
end $$;
create trigger status_threshold_replaced before update on status_threshold
    for each row execute function keep_replaced_threshold();

create view status_threshold_ever as
    select plan_code, at_risk_ratio, due_soon_days, figure_days, version, recorded_at,
        'infinity'::timestamptz as replaced_at
    from status_threshold
    union all
    select plan_code, at_risk_ratio, due_soon_days, figure_days, version, recorded_at, replaced_at
    from status_threshold_past;

-- The trajectories that administrators chose, each until the next.
create table trajectory_choice (
    id          bigint generated always as identity primary key,
    subject_id  text not null references subject,
    trajectory  text not null check (trajectory in ('LINEAR', 'STEP_AT_YEAR_END', 'HELD')),
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index trajectory_choice_of on trajectory_choice (subject_id, recorded_at);

insert into trajectory_choice (subject_id, trajectory, recorded_by, recorded_at)
select s.id, a.after ->> 'trajectory', a.actor_name, a.at
from audit_event a
join subject s on s.id = a.object_id
where a.kind = 'target' and a.action = 'CHOOSE_TRAJECTORY'
order by a.at, a.ordinal;
-- Chosen, but not told of: held to have been so since the plan was loaded.
insert into trajectory_choice (subject_id, trajectory, recorded_by, recorded_at)
select s.id, s.trajectory_chosen, 'Tiến độ 06', p.created_at
from subject s
join plan p on p.code = s.plan_code
where s.trajectory_chosen is not null
  and not exists (select 1 from trajectory_choice c where c.subject_id = s.id);
create trigger trajectory_choice_guard before update or delete on trajectory_choice
    for each statement execute function refuse_changed_past();

create function subject_trajectory(s subject, p_at timestamptz) returns text
    language sql stable parallel safe
    return case when p_at >= '9999-12-31 00:00:00+00'::timestamptz then coalesce(s.trajectory_chosen, s.trajectory, 'LINEAR')
        else coalesce((
            select c.trajectory from trajectory_choice c
            where c.subject_id = s.id and c.recorded_at <= p_at
            order by c.recorded_at desc, c.id desc
            limit 1), s.trajectory, 'LINEAR') end;

-- A release that was taken back stays, with the day on which it was.
alter table exemption
    add column lifted_by text,
    add column lifted_at timestamptz,
    drop constraint exemption_subject_id_unit_code_period_code_key;
create unique index exemption_in_force on exemption (subject_id, unit_code, period_code) where lifted_at is null;
create index exemption_of on exemption (subject_id, unit_code, period_code);

insert into exemption (id, subject_id, unit_code, period_code, reason, recorded_by, recorded_at, lifted_by, lifted_at)
select cast(gone.object_id as uuid), s.id, u.code, pe.code, gone.before ->> 'reason', made.actor_name, made.at,
    gone.actor_name, gone.at
from audit_event gone
join audit_event made on made.kind = 'exemption' and made.object_id = gone.object_id and made.action = 'CREATE'
join subject s on s.id = gone.before ->> 'subjectId'
join unit u on u.code = gone.before ->> 'unit'
join period pe on pe.code = gone.before ->> 'period'
where gone.kind = 'exemption' and gone.action = 'DELETE';

create function guard_exemption() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.lifted_at is not null or new.lifted_at is null
        or (new.id, new.subject_id, new.unit_code, new.period_code, new.reason, new.recorded_by, new.recorded_at)
           is distinct from
           (old.id, old.subject_id, old.unit_code, old.period_code, old.reason, old.recorded_by, old.recorded_at) then
        raise exception 'an exemption is only ever taken back';
    end if;
    return new;
end $$;
create trigger exemption_guard before update or delete on exemption
    for each row execute function guard_exemption();

-- Since when a day has been a holiday, and days that were for a while.
alter table holiday add column recorded_at timestamptz not null default '-infinity';
create table holiday_past (
    day         date not null,
    name        text not null,
    basis       text,
    recorded_at timestamptz not null,
    removed_at  timestamptz not null
);
create index holiday_past_of on holiday_past (day);

insert into holiday_past (day, name, basis, recorded_at, removed_at)
select cast(gone.object_id as date), gone.before ->> 'name', gone.before ->> 'basis',
    coalesce((
        select max(made.at) from audit_event made
        where made.kind = 'holiday' and made.object_id = gone.object_id and made.action = 'CREATE'
          and made.at <= gone.at), '-infinity'),
    gone.at
from audit_event gone
where gone.kind = 'holiday' and gone.action = 'DELETE';
update holiday h set recorded_at = made.at
from (select object_id, max(at) as at from audit_event where kind = 'holiday' and action = 'CREATE' group by object_id) made
where made.object_id = cast(h.day as text);
create trigger holiday_past_guard before update or delete on holiday_past
    for each statement execute function refuse_changed_past();

-- The nth working day after a day, with the holidays known at an instant.
create function working_day_after(p_day date, p_count integer, p_known timestamptz) returns date
    language sql stable parallel safe
    return (
        select d
        from (select cast(g as date) as d from generate_series(p_day + 1, p_day + 90, interval '1 day') as g) days
        where extract(isodow from d) < 6
          and not exists (select 1 from holiday h where h.day = d and h.recorded_at <= p_known)
          and not exists (select 1 from holiday_past h
            where h.day = d and h.recorded_at <= p_known and h.removed_at > p_known)
        order by d
        offset p_count - 1
        limit 1);

-- Whether a target had a number to report by an instant.
create function subject_was_numeric(s subject, p_at timestamptz) returns boolean
    language sql stable parallel safe
    return s.kind = 'TARGET' and (
        jsonb_path_exists(s.milestones, '$[*].value ? (@ != null)')
        or exists (select 1 from milestone_assignment a where a.subject_id = s.id and a.recorded_at <= p_at)
        or exists (select 1 from milestone_assignment_past a where a.subject_id = s.id and a.recorded_at <= p_at));

-- As regime_in_force, regime_frequency and accountable_unit, by what was known at an instant.
create function regime_in_force(p plan, p_day date, p_known timestamptz) returns uuid
    language sql stable parallel safe
    return (
        select r.id
        from reporting_regime r
        where r.effective_from <= p_day and r.recorded_at <= p_known
          and (r.plan_code = p.code
            or (r.plan_code is null
              and p_day >= coalesce(p.issued_on, cast(p.created_at at time zone 'Asia/Ho_Chi_Minh' as date))
              and not exists (select 1 from reporting_regime own
                where own.plan_code = p.code and own.recorded_at <= p_known)))
        order by r.plan_code nulls last, r.effective_from desc
        limit 1);

create function regime_frequency(p_regime uuid, s subject, p_day date, p_known timestamptz) returns text
    language sql stable parallel safe
    return (
        select case r.frequency when 'BY_RECURRENCE' then recurrence_period(s.recurrence) else r.frequency end
        from regime_rule r
        where r.regime_id = p_regime
          and (r.subject_kind is null or r.subject_kind = s.kind)
          and (r.schedule_kind is null or r.schedule_kind = s.schedule_kind)
          and (r.is_numeric is null or r.is_numeric
            = subject_was_numeric(s, least(p_known, start_of_day(p_day + 1) - interval '1 microsecond')))
          and (r.waiting is null or r.waiting = (
            coalesce(s.schedule_kind in ('ON_REQUEST', 'AFTER_EVENT', 'PER_ROADMAP'), false)
            and not exists (select 1 from task_trigger t
                where t.subject_id = s.id and t.recorded_at < start_of_day(p_day + 1) and t.recorded_at <= p_known)))
          and (r.subject_id is null or r.subject_id = s.id)
        order by r.ordinal
        limit 1);

create function accountable_unit(s subject, p_day date, p_known timestamptz) returns text
    language sql stable parallel safe
    return (
        select r.unit_code
        from subject_reporter_route r
        left join lateral (
            select a.unit_code
            from subject_accountable_ever a
            where a.subject_id = s.id and a.effective_from <= p_day
              and a.recorded_at <= p_known and a.replaced_at > p_known
            order by a.effective_from desc
            limit 1) chosen on true
        left join unit_heir h on h.unit_code = chosen.unit_code and h.heir_code = r.unit_code
        where r.subject_id = s.id and coalesce(r.since, p_day) <= p_day and coalesce(r.until, p_day) >= p_day
        order by chosen.unit_code is not distinct from r.unit_code desc, h.way nulls last, r.place, r.unit_code
        limit 1);

-- Without an instant: by all that is stored.
create or replace function working_day_after(p_day date, p_count integer) returns date
    language sql stable parallel safe
    return working_day_after(p_day, p_count, '9999-12-31 00:00:00+00');
create or replace function regime_in_force(p plan, p_day date) returns uuid
    language sql stable parallel safe
    return regime_in_force(p, p_day, '9999-12-31 00:00:00+00');
create or replace function regime_frequency(p_regime uuid, s subject, p_day date) returns text
    language sql stable parallel safe
    return regime_frequency(p_regime, s, p_day, '9999-12-31 00:00:00+00');
create or replace function accountable_unit(s subject, p_day date) returns text
    language sql stable parallel safe
    return accountable_unit(s, p_day, '9999-12-31 00:00:00+00');

-- In which state a submission was at an instant; null where it was not there yet.
create function submission_state_at(p_id uuid, p_at timestamptz) returns text
    language sql stable parallel safe
    return (
        select e.to_state from submission_event e
        where e.submission_id = p_id and e.at <= p_at
        order by e.ordinal desc
        limit 1);

-- Why a submission had been returned by an instant.
create function submission_return_reason_at(p_id uuid, p_at timestamptz) returns text
    language sql stable parallel safe
    return (
        select case when e.event = 'RETURN' then e.reason end
        from submission_event e
        where e.submission_id = p_id and e.at <= p_at and e.event in ('RETURN', 'APPROVE')
        order by e.ordinal desc
        limit 1);

-- As obligation(plan, from, to, now), by what was known at an instant; one far ahead for all that is stored.
create function obligation(p_plan text, p_from date, p_to date, p_now timestamptz, p_known timestamptz)
    returns table (
        plan_code text, locality_code text, subject_id text, subject_code text, subject_kind text, section text,
        ordinal integer, unit_code text, period_code text, period_kind text, starts_on date, ends_on date,
        due_at timestamptz, lock_at timestamptz, basis text, exemption_id uuid, exemption_reason text,
        submission_id uuid, submission_state text, return_reason text, first_submitted_at timestamptz, status text)
    language sql stable
begin atomic
    with owed as (
        select p.code as plan_code, p.locality_code, s.id, s.code, s.kind, s.section, s.ordinal,
            told.unit_code, pe.code as period_code, pe.kind as period_kind, pe.starts_on, pe.ends_on, told.due_on,
            d.lock_days, r.basis
        from plan p
        join locality l on l.code = p.locality_code
        join period pe on pe.year between p.from_year and p.to_year and pe.starts_on <= p_to and pe.ends_on >= p_from
        join reporting_regime r on r.id = regime_in_force(p, pe.starts_on, p_known)
        join regime_deadline d on d.regime_id = r.id and d.kind = pe.kind and d.level = l.level
        join subject s on s.plan_code = p.code
        -- Each asked once for a row, however often it is used below.
        cross join lateral (
            select accountable_unit(s, pe.ends_on, p_known) as unit_code,
                working_day_after(pe.ends_on, d.due_working_days, p_known) as due_on
            offset 0) told
        where p.code = p_plan
          and regime_frequency(r.id, s, pe.ends_on, p_known) = pe.kind
          -- A task reported as done owes no more, unless it goes on all the time.
          and (coalesce(s.schedule_kind in ('RECURRING', 'ONGOING'), true) or not exists (
            select 1
            from submission x
            join period xp on xp.code = x.period_code
            where x.subject_id = s.id and x.task_state = 'DONE' and xp.ends_on < pe.ends_on
              and x.state in ('APPROVED', 'SUPERSEDED') and x.reviewed_at <= p_known
              and coalesce(x.superseded_at, 'infinity') > p_known)))
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

create or replace function obligation(p_plan text, p_from date, p_to date, p_now timestamptz)
    returns table (
        plan_code text, locality_code text, subject_id text, subject_code text, subject_kind text, section text,
        ordinal integer, unit_code text, period_code text, period_kind text, starts_on date, ends_on date,
        due_at timestamptz, lock_at timestamptz, basis text, exemption_id uuid, exemption_reason text,
        submission_id uuid, submission_state text, return_reason text, first_submitted_at timestamptz, status text)
    language sql stable
    begin atomic
        select * from obligation(p_plan, p_from, p_to, p_now, '9999-12-31 00:00:00+00');
    end;

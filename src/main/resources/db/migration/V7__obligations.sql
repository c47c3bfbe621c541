-- Public holidays (Labour Code 45/2019/QH14, Article 112): due dates skip them, and weekends.
create table holiday (
    day   date primary key,
    name  text not null,
    basis text
);

-- The nth working day after a day.
create function working_day_after(p_day date, p_count integer) returns date
    language sql stable parallel safe
    return (
        select d
        from (select cast(g as date) as d from generate_series(p_day + 1, p_day + 90, interval '1 day') as g) days
        where extract(isodow from d) < 6 and not exists (select 1 from holiday h where h.day = d)
        order by d
        offset p_count - 1
        limit 1);

-- Midnight in Việt Nam at which a day begins.
create function start_of_day(p_day date) returns timestamptz
    language sql immutable parallel safe
    return cast(p_day as timestamp) at time zone 'Asia/Ho_Chi_Minh';

-- Who reports how often, from a day on. Without a plan: the default for plans that have no regime of their own.
create table reporting_regime (
    id             uuid primary key default uuidv7(),
    plan_code      text references plan,
    effective_from date not null,
    basis          text not null,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    unique nulls not distinct (plan_code, effective_from)
);

-- The first rule that fits a row decides.
create table regime_rule (
    regime_id     uuid not null references reporting_regime,
    ordinal       integer not null,
    subject_kind  text,
    schedule_kind text,
    is_numeric    boolean,
    waiting       boolean,
    subject_id    text,
    frequency     text not null,
    primary key (regime_id, ordinal)
);

create table regime_deadline (
    regime_id        uuid not null references reporting_regime,
    kind             text not null,
    level            text not null,
    due_working_days integer not null check (due_working_days >= 2),
    lock_days        integer not null check (lock_days >= 0),
    primary key (regime_id, kind, level)
);

create table exemption (
    id          uuid primary key default uuidv7(),
    subject_id  text not null references subject,
    unit_code   text not null references unit,
    period_code text not null references period,
    reason      text not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    unique (subject_id, unit_code, period_code)
);

-- The unit that answers for a row where it is not the first one named.
alter table subject add column accountable_unit text references unit;

create index submission_event_submitted on submission_event (submission_id) where event = 'SUBMIT';

create function subject_is_numeric(s subject) returns boolean
    language sql stable parallel safe
    return s.kind = 'TARGET' and (
        jsonb_path_exists(s.milestones, '$[*].value ? (@ != null)')
        or exists (select 1 from milestone_assignment a where a.subject_id = s.id));

-- Whether a task still waits, at the end of a day, for the document that sets it in motion.
create function subject_is_waiting(s subject, p_day date) returns boolean
    language sql stable parallel safe
    return coalesce(s.schedule_kind in ('ON_REQUEST', 'AFTER_EVENT', 'PER_ROADMAP'), false)
        and not exists (select 1 from task_trigger t
            where t.subject_id = s.id and t.recorded_at < start_of_day(p_day + 1));

-- The regime in force for a plan in a period that begins on a day.
create function regime_in_force(p plan, p_day date) returns uuid
    language sql stable parallel safe
    return (
        select r.id
        from reporting_regime r
        where r.effective_from <= p_day
          and (r.plan_code = p.code
            or (r.plan_code is null
              and p_day >= coalesce(p.issued_on, cast(p.created_at at time zone 'Asia/Ho_Chi_Minh' as date))
              and not exists (select 1 from reporting_regime own where own.plan_code = p.code)))
        order by r.plan_code nulls last, r.effective_from desc
        limit 1);

create function regime_frequency(p_regime uuid, s subject, p_day date) returns text
    language sql stable parallel safe
    return (
        select case r.frequency when 'BY_RECURRENCE' then recurrence_period(s.recurrence) else r.frequency end
        from regime_rule r
        where r.regime_id = p_regime
          and (r.subject_kind is null or r.subject_kind = s.kind)
          and (r.schedule_kind is null or r.schedule_kind = s.schedule_kind)
          and (r.is_numeric is null or r.is_numeric = subject_is_numeric(s))
          and (r.waiting is null or r.waiting = subject_is_waiting(s, p_day))
          and (r.subject_id is null or r.subject_id = s.id)
        order by r.ordinal
        limit 1);

-- The unit that answers for a row on a day: the one set, else the first that may report; its successor once it is gone.
create function accountable_unit(s subject, p_day date) returns text
    language sql stable parallel safe
    return (
        select case when u.valid_to < p_day and u.successor_code is not null then u.successor_code else u.code end
        from unit u
        where u.code = coalesce(s.accountable_unit, (
            select r.unit_code
            from subject_reporter r
            left join unit_member m on m.member_code = r.unit_code
            where r.subject_id = s.id
            order by r.ordinal, m.ordinal nulls first, r.unit_code
            limit 1)));

-- What is owed: unit x row x period, computed and never stored. Periods are those that begin by p_to and end from p_from.
create function obligation(p_plan text, p_from date, p_to date, p_now timestamptz)
    returns table (
        plan_code text, locality_code text, subject_id text, subject_code text, subject_kind text, section text,
        ordinal integer, unit_code text, period_code text, period_kind text, starts_on date, ends_on date,
        due_at timestamptz, lock_at timestamptz, basis text, exemption_id uuid, exemption_reason text,
        submission_id uuid, submission_state text, return_reason text, first_submitted_at timestamptz, status text)
    language sql stable
begin atomic
    with owed as (
        select p.code as plan_code, p.locality_code, s.id, s.code, s.kind, s.section, s.ordinal,
            accountable_unit(s, pe.ends_on) as unit_code, pe.code as period_code, pe.kind as period_kind, pe.starts_on,
            pe.ends_on, working_day_after(pe.ends_on, d.due_working_days) as due_on, d.lock_days, r.basis
        from plan p
        join locality l on l.code = p.locality_code
        join period pe on pe.year between p.from_year and p.to_year and pe.starts_on <= p_to and pe.ends_on >= p_from
        join reporting_regime r on r.id = regime_in_force(p, pe.starts_on)
        join regime_deadline d on d.regime_id = r.id and d.kind = pe.kind and d.level = l.level
        join subject s on s.plan_code = p.code
        where p.code = p_plan
          and regime_frequency(r.id, s, pe.ends_on) = pe.kind
          -- A task reported as done owes no more, unless it goes on all the time.
          and (coalesce(s.schedule_kind in ('RECURRING', 'ONGOING'), true) or not exists (
            select 1
            from submission x
            join period xp on xp.code = x.period_code
            where x.subject_id = s.id and x.state = 'APPROVED' and x.task_state = 'DONE' and xp.ends_on < pe.ends_on)))
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
    -- The revision that stands: the unfinished one, else the one in force.
    left join lateral (
        select x.id, x.state, x.return_reason
        from submission x
        where x.subject_id = o.id and x.unit_code = o.unit_code and x.period_code = o.period_code
          and x.state not in ('WITHDRAWN', 'SUPERSEDED')
        order by x.revision desc
        limit 1) x on true
    -- Lateness is judged from the instant at which a report that was not withdrawn was first submitted.
    left join lateral (
        select min(v.at) as at, bool_or(y.state in ('APPROVED', 'SUPERSEDED')) as approved
        from submission y
        join submission_event v on v.submission_id = y.id and v.event = 'SUBMIT'
        where y.subject_id = o.id and y.unit_code = o.unit_code and y.period_code = o.period_code
          and y.state <> 'WITHDRAWN') f on true;
end;

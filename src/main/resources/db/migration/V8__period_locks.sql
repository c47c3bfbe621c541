-- From when on units no longer change what they report for a period: as the plan's regime has it, else as the period says.
create function period_lock(p_plan text, p_period text) returns timestamptz
    language sql stable parallel safe
    return (
        select coalesce(
            (select start_of_day(working_day_after(pe.ends_on, d.due_working_days) + 1 + d.lock_days)
             from plan p
             join locality l on l.code = p.locality_code
             join regime_deadline d
                on d.regime_id = regime_in_force(p, pe.starts_on) and d.kind = pe.kind and d.level = l.level
             where p.code = p_plan),
            pe.lock_at)
        from period pe
        where pe.code = p_period);

-- Opens a locked period again for a while; without a unit or subject for all of them. Ended ones stay.
create table lock_exception (
    id                 uuid primary key default uuidv7(),
    plan_code          text not null references plan,
    locality_code      text not null references locality,
    period_code        text not null references period,
    unit_code          text references unit,
    subject_id         text references subject,
    valid_until        timestamptz not null,
    reason             text not null,
    recorded_at        timestamptz not null,
    recorded_by_issuer text not null,
    recorded_by        text not null,
    recorded_by_name   text not null,
    ended_at           timestamptz,
    ended_by_name      text,
    version            integer not null default 0
);
create index lock_exception_plan on lock_exception (plan_code, period_code, id);

-- A revision that an administrator reopened may be completed in spite of the lock.
alter table submission add column reopened boolean not null default false;

create function lock_is_lifted(p_plan text, p_period text, p_unit text, p_subject text, p_now timestamptz) returns boolean
    language sql stable parallel safe
    return exists (
        select 1
        from lock_exception e
        where e.plan_code = p_plan and e.period_code = p_period
          and (e.unit_code is null or e.unit_code = p_unit)
          and (e.subject_id is null or e.subject_id = p_subject)
          and e.recorded_at <= p_now and p_now < coalesce(e.ended_at, e.valid_until));

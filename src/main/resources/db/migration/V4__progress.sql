-- How periods of a kind are cut, as data with effective dates (Decree 09/2019/NĐ-CP, Article 12).
create table period_rule (
    kind             text not null check (kind in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    valid_from       date not null,
    months           integer not null,
    start_day        integer not null,
    start_months_before integer not null,
    end_day          integer not null,
    due_working_days integer not null check (due_working_days >= 1),
    lock_days        integer not null,
    basis            text not null,
    primary key (kind, valid_from)
);

create table period (
    code       text primary key,
    kind       text not null check (kind in ('MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR')),
    year       integer not null,
    starts_on  date not null,
    ends_on    date not null,
    cut_off_at timestamptz not null,
    due_at     timestamptz not null,
    lock_at    timestamptz not null,
    check (starts_on < ends_on and cut_off_at < due_at and due_at < lock_at)
);
create index period_ends on period (ends_on, kind);

create table submission (
    id                  uuid primary key default uuidv7(),
    plan_code           text not null references plan,
    locality_code       text not null references locality,
    subject_id          text not null references subject,
    subject_kind        text not null,
    unit_code           text not null references unit,
    period_code         text not null references period,
    revision            integer not null,
    state               text not null,
    value               numeric(20, 6),
    numerator           numeric(20, 6),
    denominator         numeric(20, 6),
    assessment          text,
    progress_percent    numeric(5, 2),
    task_state          text,
    deliverable_reached boolean,
    narrative           text,
    difficulties        text,
    proposals           text,
    evidence            jsonb not null,
    return_reason       text,
    content_hash        text,
    supersedes_id       uuid references submission,
    created_at          timestamptz not null,
    created_by_issuer   text not null,
    created_by          text not null,
    created_by_name     text not null,
    submitted_at        timestamptz,
    submitted_by_issuer text,
    submitted_by        text,
    submitted_by_name   text,
    reviewed_at         timestamptz,
    reviewed_by_issuer  text,
    reviewed_by         text,
    reviewed_by_name    text,
    updated_at          timestamptz not null,
    version             integer not null,
    unique (subject_id, unit_code, period_code, revision),
    check (state in ('DRAFT', 'SUBMITTED', 'RETURNED', 'APPROVED', 'SUPERSEDED', 'WITHDRAWN')),
    check (state <> 'APPROVED' or (reviewed_by is not null and content_hash is not null))
);
-- One unfinished submission and one figure in force for each unit, subject and period.
create unique index submission_open on submission (subject_id, unit_code, period_code)
    where state in ('DRAFT', 'SUBMITTED', 'RETURNED');
create unique index submission_in_force on submission (subject_id, unit_code, period_code)
    where state = 'APPROVED';
create index submission_plan on submission (plan_code, updated_at desc, id);
create index submission_unit on submission (unit_code, updated_at desc, id);
create index submission_locality on submission (locality_code, updated_at desc, id);

-- Nothing approved is overwritten or deleted, whatever the application does.
create function guard_approved_submission() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.state in ('APPROVED', 'SUPERSEDED') then
            raise exception 'an approved submission cannot be deleted';
        end if;
        return old;
    end if;
    if old.state in ('APPROVED', 'SUPERSEDED') and (
        new.state not in ('APPROVED', 'SUPERSEDED')
        or (new.subject_id, new.unit_code, new.period_code, new.revision, new.value, new.numerator, new.denominator,
            new.assessment, new.progress_percent, new.task_state, new.deliverable_reached, new.narrative,
            new.difficulties, new.proposals, new.evidence, new.content_hash, new.submitted_by, new.reviewed_by)
           is distinct from
           (old.subject_id, old.unit_code, old.period_code, old.revision, old.value, old.numerator, old.denominator,
            old.assessment, old.progress_percent, old.task_state, old.deliverable_reached, old.narrative,
            old.difficulties, old.proposals, old.evidence, old.content_hash, old.submitted_by, old.reviewed_by)) then
        raise exception 'an approved submission cannot be changed';
    end if;
    return new;
end $$;
create trigger submission_guard before update or delete on submission
    for each row execute function guard_approved_submission();

create table submission_event (
    id            uuid primary key default uuidv7(),
    submission_id uuid not null references submission,
    ordinal       integer not null,
    event         text not null,
    from_state    text,
    to_state      text not null,
    reason        text,
    content_hash  text,
    actor_issuer  text not null,
    actor_subject text not null,
    actor_name    text not null,
    at            timestamptz not null,
    unique (submission_id, ordinal)
);

-- The kind of period that a task's recurrence follows.
create function recurrence_period(recurrence text) returns text
    language sql immutable parallel safe
    return case recurrence
        when 'MONTHLY' then 'MONTH'
        when 'QUARTERLY' then 'QUARTER'
        when 'HALF_YEARLY' then 'HALF_YEAR'
        when 'YEARLY' then 'YEAR'
    end;

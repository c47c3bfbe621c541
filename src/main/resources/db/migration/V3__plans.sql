create table plan (
    code          text primary key,
    programme     text not null,
    title         text not null,
    number        text,
    issued_on     date,
    issued_text   text,
    issuer        text not null,
    locality_code text not null references locality,
    from_year     integer not null,
    to_year       integer not null,
    content_hash  text not null,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    version       integer not null default 1,
    title_folded  text generated always as (fold(title)) stored
);
create index plan_locality on plan (locality_code);

create table plan_section (
    plan_code text not null references plan,
    kind      text not null check (kind in ('TARGETS', 'TASKS')),
    numeral   text not null,
    ordinal   integer not null,
    title     text not null,
    primary key (plan_code, kind, numeral)
);

-- What is reported on: a target (Appendix I) or a task (Appendix II).
create table subject (
    id               text primary key,
    plan_code        text not null references plan,
    kind             text not null check (kind in ('TARGET', 'TASK')),
    section_kind     text not null generated always as (kind || 'S') stored,
    section          text not null,
    ordinal          integer not null,
    code             text not null,
    statement        text not null,
    source           text not null,
    -- targets
    indicator_code   text,
    measure          text,
    unit_of_measure  text,
    direction        text,
    baseline         jsonb,
    maximum          numeric(20, 6),
    milestones       jsonb,
    -- tasks
    note             text,
    deliverable      text,
    schedule_kind    text,
    due_dates        date[],
    recurrence       text,
    condition        text,
    schedule_text    text,
    row_hash         text not null,
    version          integer not null default 1,
    statement_folded text generated always as (fold(statement)) stored,
    unique (plan_code, kind, code),
    foreign key (plan_code, section_kind, section) references plan_section (plan_code, kind, numeral),
    check (kind = 'TASK' or (indicator_code is not null and direction is not null and milestones is not null)),
    check (kind = 'TARGET' or schedule_kind is not null)
);
create index subject_order on subject (plan_code, kind, ordinal);
create index subject_indicator on subject (indicator_code) where kind = 'TARGET';
create index subject_statement on subject using gin (statement_folded gin_trgm_ops);

create table subject_unit (
    subject_id text not null references subject,
    role       text not null check (role in ('MONITOR', 'LEAD', 'COORDINATOR')),
    ordinal    integer not null,
    unit_code  text not null references unit,
    mention    text not null,
    primary key (subject_id, role, ordinal)
);
create index subject_unit_unit on subject_unit (unit_code, role);

-- A value given later to a milestone that the plan states only in words.
create table milestone_assignment (
    subject_id  text not null references subject,
    year        integer not null,
    comparator  text not null,
    value       numeric(20, 6) not null,
    document    jsonb not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    primary key (subject_id, year)
);

-- The document that sets a waiting task in motion and dates it.
create table task_trigger (
    id          uuid primary key default uuidv7(),
    subject_id  text not null references subject,
    document    jsonb not null,
    due_on      date not null,
    recorded_by text not null,
    recorded_at timestamptz not null
);
create index task_trigger_subject on task_trigger (subject_id, recorded_at);

-- A target's milestones with the values assigned later, by year.
create function target_milestones(p_subject text, p_stated jsonb) returns text
    language sql stable parallel safe
    return (
        select cast(coalesce(jsonb_agg(jsonb_build_object(
            'year', year,
            'comparator', coalesce(a.comparator, m.comparator),
            'value', coalesce(a.value, m.value),
            'text', m.text,
            'assignedBy', a.document) order by year), '[]') as text)
        from jsonb_to_recordset(p_stated) as m(year integer, comparator text, value numeric, text text)
        full join (select * from milestone_assignment where subject_id = p_subject) a using (year));

create function task_triggers(p_subject text) returns text
    language sql stable parallel safe
    return (
        select cast(coalesce(jsonb_agg(jsonb_build_object(
            'id', t.id,
            'document', t.document,
            'dueOn', t.due_on,
            'recordedBy', t.recorded_by,
            'recordedAt', t.recorded_at) order by t.recorded_at, t.id), '[]') as text)
        from task_trigger t where t.subject_id = p_subject);

-- The units that may report on a row: monitoring units or leads, and the members of groups among them. The lowest
-- ordinal answers for it.
create view subject_reporter as
    select subject_id, unit_code, min(ordinal) as ordinal
    from (
        select su.subject_id, coalesce(um.member_code, su.unit_code) as unit_code, su.ordinal
        from subject_unit su
        left join unit_member um on um.group_code = su.unit_code
        where su.role in ('MONITOR', 'LEAD')) named
    group by subject_id, unit_code;

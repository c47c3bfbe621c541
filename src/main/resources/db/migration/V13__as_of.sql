-- What was in force at an instant: from its approval until a correction took its place.
alter table submission add column superseded_at timestamptz;
update submission x set superseded_at = coalesce(
    (select max(e.at) from submission_event e where e.submission_id = x.id and e.event = 'SUPERSEDE'), x.updated_at)
    where x.state = 'SUPERSEDED';

create function stamp_superseded_submission() returns trigger language plpgsql as $$
begin
    if old.state = 'APPROVED' and new.state = 'SUPERSEDED' then
        new.superseded_at := new.updated_at;
    elsif new.superseded_at is distinct from old.superseded_at then
        raise exception 'when a submission was superseded cannot be changed';
    end if;
    if old.state in ('APPROVED', 'SUPERSEDED') and new.reviewed_at is distinct from old.reviewed_at then
        raise exception 'when a submission was approved cannot be changed';
    end if;
    return new;
end $$;
create trigger submission_superseded before update on submission
    for each row execute function stamp_superseded_submission();

-- Values of milestones that a later document replaced.
create table milestone_assignment_past (
    subject_id  text not null references subject,
    year        integer not null,
    comparator  text not null,
    value       numeric(20, 6) not null,
    document    jsonb not null,
    recorded_by text not null,
    recorded_at timestamptz not null,
    replaced_at timestamptz not null
);
create index milestone_assignment_past_of on milestone_assignment_past (subject_id, recorded_at);

create function keep_replaced_assignment() returns trigger language plpgsql as $$
begin
    insert into milestone_assignment_past (subject_id, year, comparator, value, document, recorded_by, recorded_at,
        replaced_at)
    values (old.subject_id, old.year, old.comparator, old.value, old.document, old.recorded_by, old.recorded_at,
        new.recorded_at);
    return new;
end $$;
create trigger milestone_assignment_replaced before update on milestone_assignment
    for each row execute function keep_replaced_assignment();

-- A target's milestones with the values assigned by an instant.
create function target_milestones(p_subject text, p_stated jsonb, p_at timestamptz) returns text
    language sql stable parallel safe
    return (
        select cast(coalesce(jsonb_agg(jsonb_build_object(
            'year', year,
            'comparator', coalesce(a.comparator, m.comparator),
            'value', coalesce(a.value, m.value),
            'text', m.text,
            'assignedBy', a.document) order by year), '[]') as text)
        from jsonb_to_recordset(p_stated) as m(year integer, comparator text, value numeric, text text)
        full join (
            select year, comparator, value, document from milestone_assignment
                where subject_id = p_subject and recorded_at <= p_at
            union all
            select year, comparator, value, document from milestone_assignment_past
                where subject_id = p_subject and recorded_at <= p_at and replaced_at > p_at) a using (year));

create or replace function target_milestones(p_subject text, p_stated jsonb) returns text
    language sql stable parallel safe
    return target_milestones(p_subject, p_stated, 'infinity'::timestamptz);

create function task_triggers(p_subject text, p_at timestamptz) returns text
    language sql stable parallel safe
    return (
        select cast(coalesce(jsonb_agg(jsonb_build_object(
            'id', t.id,
            'document', t.document,
            'dueOn', t.due_on,
            'recordedBy', t.recorded_by,
            'recordedAt', t.recorded_at) order by t.recorded_at, t.id), '[]') as text)
        from task_trigger t where t.subject_id = p_subject and t.recorded_at <= p_at);

create or replace function task_triggers(p_subject text) returns text
    language sql stable parallel safe
    return task_triggers(p_subject, 'infinity'::timestamptz);

-- What a report said, kept with the event from which on it said so, so that it can be shown as it stood at any instant.
-- An event that changes nothing of it has no row: the one before goes on.
create table submission_content (
    submission_id uuid not null references submission,
    ordinal       integer not null,
    -- Columns of submission by name, with attachments and contributions; "unknown" where nobody knows any more.
    content       jsonb not null,
    primary key (submission_id, ordinal),
    foreign key (submission_id, ordinal) references submission_event (submission_id, ordinal)
);

create function submission_content_of(p_id uuid) returns jsonb
    language sql stable parallel safe
    return (
        select jsonb_build_object(
            'value', x.value, 'numerator', x.numerator, 'denominator', x.denominator, 'assessment', x.assessment,
            'progress_percent', x.progress_percent, 'task_state', x.task_state,
            'deliverable_reached', x.deliverable_reached, 'narrative', x.narrative, 'difficulties', x.difficulties,
            'proposals', x.proposals, 'evidence', x.evidence, 'confirmation_required', x.confirmation_required,
            'attachments', coalesce((
                select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'mediaType', a.media_type,
                    'size', a.size, 'sha256', a.sha256, 'description', a.description, 'uploaded', jsonb_build_object(
                        'subject', a.uploaded_by, 'name', a.uploaded_by_name, 'at', a.uploaded_at))
                    order by a.uploaded_at, a.id)
                from submission_attachment a where a.submission_id = x.id), '[]'),
            'contributions', coalesce((
                select jsonb_agg(jsonb_build_object('unit', c.unit_code, 'narrative', c.narrative,
                    'evidence', c.evidence, 'written', jsonb_build_object(
                        'subject', c.written_by, 'name', c.written_by_name, 'at', c.written_at))
                    order by c.unit_code)
                from submission_contribution c where c.submission_id = x.id), '[]'))
        from submission x
        where x.id = p_id);

create function unknown_submission_content() returns jsonb
    language sql immutable parallel safe
    return jsonb_build_object(
        'value', null, 'numerator', null, 'denominator', null, 'assessment', null, 'progress_percent', null,
        'task_state', null, 'deliverable_reached', null, 'narrative', null, 'difficulties', null, 'proposals', null,
        'evidence', jsonb_build_array(), 'confirmation_required', false, 'attachments', jsonb_build_array(),
        'contributions', jsonb_build_array(), 'unknown', true);

-- What is known of the past. An event with the hash of what the report says now found just that; of the others the audit
-- trail tells, where it reaches so far.
with happened as (
    select e.submission_id, e.ordinal, e.event, e.at, e.content_hash, x.confirmation_required,
        last_value(e.content_hash) over all_of_it as present_hash,
        count(*) filter (where e.event = 'SUBMIT') over (partition by e.submission_id order by e.ordinal) > 0 as handed_in
    from submission_event e
    join submission x on x.id = e.submission_id
    window all_of_it as (partition by e.submission_id order by e.ordinal
        rows between unbounded preceding and unbounded following)),
known as (
    select h.submission_id, h.ordinal,
        case
            when h.content_hash = h.present_hash
                then submission_content_of(h.submission_id)
                    || jsonb_build_object('confirmation_required', h.handed_in and h.confirmation_required)
            when told.after is not null
                then jsonb_build_object(
                    'value', told.after #> '{figures,value}', 'numerator', told.after #> '{figures,numerator}',
                    'denominator', told.after #> '{figures,denominator}',
                    'assessment', told.after #> '{figures,assessment}',
                    'progress_percent', told.after #> '{figures,progressPercent}',
                    'task_state', told.after #> '{figures,taskState}',
                    'deliverable_reached', told.after #> '{figures,deliverableReached}',
                    'narrative', told.after -> 'narrative', 'difficulties', told.after -> 'difficulties',
                    'proposals', told.after -> 'proposals',
                    'evidence', coalesce(told.after -> 'evidence', '[]'),
                    'confirmation_required', coalesce(told.after -> 'confirmationRequired', 'false'),
                    'attachments', coalesce(told.after -> 'attachments', '[]'),
                    'contributions', coalesce((
                        select jsonb_agg(c.value || jsonb_build_object('unit', c.value #> '{unit,code}')
                            order by c.ordinality)
                        from jsonb_array_elements(told.after -> 'contributions') with ordinality c), '[]'))
            else unknown_submission_content()
        end as content
    from happened h
    left join lateral (
        select a.after
        from audit_event a
        where a.kind = 'submission' and a.object_id = cast(h.submission_id as text) and a.action = h.event
          and a.at = h.at and a.after is not null
        order by a.ordinal
        limit 1) told on true),
changed as (
    select k.*, lag(k.content) over (partition by k.submission_id order by k.ordinal) as before
    from known k)
insert into submission_content (submission_id, ordinal, content)
select submission_id, ordinal, content
from changed
where content is distinct from before;

-- By a trigger, so that no code path can forget it.
create function keep_submission_content() returns trigger language plpgsql as $$
declare
    said jsonb := submission_content_of(new.submission_id);
begin
    if said is distinct from (
            select k.content from submission_content k
            where k.submission_id = new.submission_id order by k.ordinal desc limit 1) then
        insert into submission_content values (new.submission_id, new.ordinal, said);
    end if;
    return null;
end $$;
create trigger submission_event_content after insert on submission_event
    for each row execute function keep_submission_content();

create function refuse_changed_history() returns trigger language plpgsql as $$
begin
    raise exception '% of % refused: what has happened is not changed', tg_op, tg_table_name;
end $$;
create trigger submission_event_guard before update or delete on submission_event
    for each statement execute function refuse_changed_history();
create trigger submission_content_guard before update or delete on submission_content
    for each statement execute function refuse_changed_history();

-- The columns of a submission as they stood at an instant, with attachments and contributions; null before it was there.
create function submission_as_of(p_id uuid, p_at timestamptz) returns jsonb
    language sql stable parallel safe
begin atomic
    with happened as (
        select * from submission_event e where e.submission_id = p_id and e.at <= p_at),
    latest as (
        select * from happened order by ordinal desc limit 1),
    submitted as (
        select * from happened where event = 'SUBMIT' order by ordinal desc limit 1),
    confirmed as (
        select h.* from happened h join submitted s on s.ordinal < h.ordinal
        where h.event = 'CONFIRM' order by h.ordinal desc limit 1),
    reviewed as (
        select * from happened where event in ('APPROVE', 'RETURN') order by ordinal desc limit 1)
    select coalesce(said.content, unknown_submission_content()) || jsonb_build_object(
        'state', l.to_state, 'updated_at', l.at, 'content_hash', s.content_hash,
        'return_reason', case when r.event = 'RETURN' then r.reason end,
        'submitted_at', s.at, 'submitted_by_issuer', s.actor_issuer, 'submitted_by', s.actor_subject,
        'submitted_by_name', s.actor_name,
        'confirmed_at', c.at, 'confirmed_by_issuer', c.actor_issuer, 'confirmed_by', c.actor_subject,
        'confirmed_by_name', c.actor_name,
        'reviewed_at', r.at, 'reviewed_by_issuer', r.actor_issuer, 'reviewed_by', r.actor_subject,
        'reviewed_by_name', r.actor_name)
    from latest l
    left join submitted s on true
    left join confirmed c on true
    left join reviewed r on true
    left join lateral (
        select k.content from submission_content k
        where k.submission_id = p_id and k.ordinal <= l.ordinal
        order by k.ordinal desc
        limit 1) said on true;
end;

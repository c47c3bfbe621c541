-- What each submission says now. A view is read as part of the statement that asks; a function is called for each row.
create view submission_said as
    select x.id as submission_id, jsonb_build_object(
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
            from submission_contribution c where c.submission_id = x.id), '[]')) as content
    from submission x;

create or replace function submission_content_of(p_id uuid) returns jsonb
    language sql stable parallel safe
    return (select s.content from submission_said s where s.submission_id = p_id);

-- It is kept for all events of a statement at once: a bulk write has thousands. Events of one report that come together
-- find it saying the same.
create function keep_submission_contents() returns trigger language plpgsql as $$
begin
    insert into submission_content (submission_id, ordinal, content)
    select said.submission_id, said.ordinal, said.content
    from (
        select first.submission_id, first.ordinal, s.content
        from (select a.submission_id, min(a.ordinal) as ordinal from added a group by a.submission_id) first
        join submission_said s on s.submission_id = first.submission_id
        offset 0) said
    where said.content is distinct from (
        select k.content from submission_content k
        where k.submission_id = said.submission_id order by k.ordinal desc limit 1);
    return null;
end $$;
drop trigger submission_event_content on submission_event;
create trigger submission_event_content after insert on submission_event
    referencing new table as added for each statement execute function keep_submission_contents();
drop function keep_submission_content();

-- With its first event nothing has been kept of a report yet, and nothing is looked up. The plan is made once for each
-- connection, perhaps while the tables are still empty, and serves thousands of events: each is found by its key.
create or replace function keep_submission_contents() returns trigger
    language plpgsql set enable_seqscan = off as $$
begin
    insert into submission_content (submission_id, ordinal, content)
    select said.submission_id, said.ordinal, said.content
    from (
        select first.submission_id, first.ordinal, s.content
        from (select a.submission_id, min(a.ordinal) as ordinal from added a group by a.submission_id) first
        join submission_said s on s.submission_id = first.submission_id
        offset 0) said
    where said.ordinal = 1 or said.content is distinct from (
        select k.content from submission_content k
        where k.submission_id = said.submission_id order by k.ordinal desc limit 1);
    return null;
end $$;

-- What the other units of a row add to the report of the one that answers for it.
create table submission_contribution (
    id                 uuid primary key,
    submission_id      uuid not null references submission,
    unit_code          text not null references unit,
    narrative          text not null,
    evidence           jsonb not null,
    written_at         timestamptz not null,
    written_by_issuer  text not null,
    written_by         text not null,
    written_by_name    text not null,
    -- One is put in place of another before that is taken out.
    unique (submission_id, unit_code) deferrable initially deferred
);

-- Contributions come and go only while their submission is unfinished, whatever the application does.
create function guard_contribution() returns trigger language plpgsql as $$
declare
    owner_state text;
begin
    if tg_op = 'UPDATE' then
        raise exception 'a contribution is never changed';
    end if;
    select state into owner_state from submission
        where id = case when tg_op = 'DELETE' then old.submission_id else new.submission_id end
        for no key update;
    if owner_state not in ('DRAFT', 'RETURNED') then
        raise exception 'the contributions to a % submission are fixed', owner_state;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger contribution_guard before insert or update or delete on submission_contribution
    for each row execute function guard_contribution();

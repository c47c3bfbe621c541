-- Events come in by column, many of one call at once: what the call says of itself once, the rest as arrays, in the order in
-- which they happened, chain by chain. The table holds nothing, as before.
drop trigger audit_intake_append on audit_intake;
drop function audit_take_in();
alter table audit_intake
    drop column entries,
    add column actor_issuer text,
    add column actor_subject text,
    add column actor_name text,
    add column roles text[],
    add column client_id text,
    add column client_address text,
    add column user_agent text,
    add column request_id text,
    add column method text,
    add column path text,
    add column locality_code text[],
    add column at timestamptz[],
    add column kind text[],
    add column object_id text[],
    add column action text[],
    add column plan_code text[],
    add column before text[],
    add column after text[];

-- A link after another: the hash before it and its own. The first of a chain brings the end of the chain so far.
create function audit_link_next(link text, chain_end text, content text) returns text
    language plpgsql immutable as $$
declare
    previous text := coalesce(chain_end, right(link, 64));
begin
    return previous || encode(sha256(convert_to('["' || previous || '", ' || content, 'UTF8')), 'hex');
end $$;
create aggregate audit_link(chain_end text, content text) (sfunc = audit_link_next, stype = text);

-- A text as it stands in the text that is hashed.
create function audit_quoted(value text) returns text
    language sql stable parallel safe
    return coalesce(cast(to_json(value) as text), 'null');

create function audit_take_in() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    chain     record;
    head      record;
    ordinals  bigint[] := '{}';
    ends      text[] := '{}';
    call      text;
begin
    for chain in
        select l.code, cast(count(*) as integer) as events, max(l.place) - min(l.place) + 1 as span
        from unnest(new.locality_code) with ordinality l(code, place)
        group by l.code order by min(l.place)
    loop
        -- Ordinals are given by locality, rows by place.
        if chain.span <> chain.events then
            raise exception 'the events of a locality come one after the other' using errcode = 'check_violation';
        end if;
        insert into audit_chain values (chain.code, 0, repeat('0', 64)) on conflict do nothing;
        select c.ordinal, c.hash into strict head
        from audit_chain c where c.locality_code = chain.code for update;
        ordinals := ordinals || array(select generate_series(head.ordinal + 1, head.ordinal + chain.events));
        ends := ends || head.hash || array_fill(cast(null as text), array[chain.events - 1]);
    end loop;
    call := cast(jsonb_build_array(new.actor_issuer, new.actor_subject, new.actor_name, new.roles, new.client_id,
        new.client_address, new.user_agent, new.request_id, new.method, new.path) as text);
    call := substr(call, 2, length(call) - 2);
    -- What comes by unnest stays in its order: there is nothing that it is joined with.
    with added as (
        insert into audit_event (id, locality_code, ordinal, at, actor_issuer, actor_subject, actor_name, roles, client_id,
            client_address, user_agent, request_id, method, path, kind, object_id, action, plan_code, before, after,
            previous_hash, hash)
        select linked.id, linked.locality_code, linked.ordinal, linked.at, new.actor_issuer, new.actor_subject,
            new.actor_name, new.roles, new.client_id, new.client_address, new.user_agent, new.request_id, new.method,
            new.path, linked.kind, linked.object_id, linked.action, linked.plan_code, linked.before, linked.after,
            left(linked.link, 64), right(linked.link, 64)
        from (
            select e.*, audit_link(e.chain_end,
                    audit_quoted(e.locality_code) || ', ' || e.ordinal || ', "' || e.id || '", "'
                    || to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '", ' || call || ', '
                    || audit_quoted(e.kind) || ', ' || audit_quoted(e.object_id) || ', ' || audit_quoted(e.action)
                    || ', ' || audit_quoted(e.plan_code) || ', ' || coalesce(cast(e.before as text), 'null') || ', '
                    || coalesce(cast(e.after as text), 'null') || ']')
                over (rows between unbounded preceding and current row) as link
            from (
                select uuidv7() as id, r.locality_code, r.ordinal, r.chain_end, r.at, r.kind, r.object_id, r.action,
                    r.plan_code, cast(r.before as jsonb) as before, cast(r.after as jsonb) as after
                from (
                    select unnest(new.locality_code) as locality_code, unnest(ordinals) as ordinal,
                        unnest(ends) as chain_end, unnest(new.at) as at, unnest(new.kind) as kind,
                        unnest(new.object_id) as object_id, unnest(new.action) as action,
                        unnest(new.plan_code) as plan_code, unnest(new.before) as before,
                        unnest(new.after) as after) r
                offset 0) e) linked
        returning locality_code, ordinal, hash)
    update audit_chain c set ordinal = last.ordinal, hash = last.hash
    from (select distinct on (a.locality_code) a.* from added a order by a.locality_code, a.ordinal desc) last
    where c.locality_code = last.locality_code;
    return null;
end $$;
create trigger audit_intake_append before insert on audit_intake
    for each row execute function audit_take_in();

-- As before, but asked once for all that come together: a row that brings its place is the intake's, which has moved the
-- chain's end there. Up to that end every other place is taken.
drop trigger audit_event_admit on audit_event;
create or replace function audit_admit() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if exists (
            select
            from (select a.locality_code, min(a.ordinal) as first, max(a.ordinal) as last from added a
                  group by a.locality_code) a
            left join audit_chain c on c.locality_code = a.locality_code
            where c.ordinal is null or a.last > c.ordinal or a.first < 1) then
        raise exception 'an event gets its place in the chain, it does not bring it'
            using errcode = 'insufficient_privilege';
    end if;
    return null;
end $$;
create trigger audit_event_admit after insert on audit_event
    referencing new table as added for each statement when (pg_trigger_depth() > 0) execute function audit_admit();

-- Most events stay below this: stored as they are, which takes no more room than compressing them and half the time.
alter table audit_event set (toast_tuple_target = 8160);

-- The text that is hashed, unchanged: a JSON array as PostgreSQL prints jsonb; before and after are put in as they print.
create or replace function audit_text(e audit_event) returns text
    language sql stable
    return rtrim(cast(jsonb_build_array(
        e.previous_hash, e.locality_code, e.ordinal, e.id,
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        e.actor_issuer, e.actor_subject, e.actor_name, e.roles, e.client_id, e.client_address, e.user_agent,
        e.request_id, e.method, e.path, e.kind, e.object_id, e.action, e.plan_code) as text), ']')
        || ', ' || coalesce(cast(e.before as text), 'null') || ', ' || coalesce(cast(e.after as text), 'null') || ']';

-- Events come in here, many at once, as a JSON array in the order in which they happened, chain by chain. The table holds
-- nothing: its trigger puts them at the ends of their chains, and reads and moves each end once.
create table audit_intake (entries jsonb not null);

create function audit_take_in() returns trigger
    language plpgsql security definer set search_path from current as $$
declare
    e audit_event;
    place record;
    chain text;
    ids uuid[] := '{}';
    ordinals bigint[] := '{}';
    previous text[] := '{}';
    hashes text[] := '{}';
begin
    for place in
        select r.* from jsonb_to_recordset(new.entries) as r(locality_code text, at timestamptz, actor_issuer text,
            actor_subject text, actor_name text, roles text[], client_id text, client_address text, user_agent text,
            request_id text, method text, path text, kind text, object_id text, action text, plan_code text,
            before jsonb, after jsonb)
    loop
        -- Moved before its rows are stored, which is what admits them.
        if chain is distinct from place.locality_code then
            if chain is not null then
                update audit_chain c set ordinal = e.ordinal, hash = e.hash where c.locality_code = chain;
            end if;
            chain := place.locality_code;
            insert into audit_chain values (chain, 0, repeat('0', 64)) on conflict do nothing;
            select c.ordinal, c.hash into strict e.ordinal, e.hash
            from audit_chain c where c.locality_code = chain for update;
        end if;
        e.id := uuidv7();
        e.ordinal := e.ordinal + 1;
        e.previous_hash := e.hash;
        e.hash := encode(sha256(convert_to(rtrim(cast(jsonb_build_array(
            e.previous_hash, place.locality_code, e.ordinal, e.id,
            to_char(place.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
            place.actor_issuer, place.actor_subject, place.actor_name, place.roles, place.client_id,
            place.client_address, place.user_agent, place.request_id, place.method, place.path, place.kind,
            place.object_id, place.action, place.plan_code) as text), ']')
            || ', ' || coalesce(cast(place.before as text), 'null')
            || ', ' || coalesce(cast(place.after as text), 'null') || ']', 'UTF8')), 'hex');
        ids := ids || e.id;
        ordinals := ordinals || e.ordinal;
        previous := previous || e.previous_hash;
        hashes := hashes || e.hash;
    end loop;
    update audit_chain c set ordinal = e.ordinal, hash = e.hash where c.locality_code = chain;
    insert into audit_event (id, locality_code, ordinal, at, actor_issuer, actor_subject, actor_name, roles, client_id,
        client_address, user_agent, request_id, method, path, kind, object_id, action, plan_code, before, after,
        previous_hash, hash)
    select r.id, r.locality_code, r.ordinal, r.at, r.actor_issuer, r.actor_subject, r.actor_name, r.roles, r.client_id,
        r.client_address, r.user_agent, r.request_id, r.method, r.path, r.kind, r.object_id, r.action, r.plan_code,
        r.before, r.after, r.previous_hash, r.hash
    from rows from (jsonb_to_recordset(new.entries) as (locality_code text, at timestamptz, actor_issuer text,
            actor_subject text, actor_name text, roles text[], client_id text, client_address text, user_agent text,
            request_id text, method text, path text, kind text, object_id text, action text, plan_code text,
            before jsonb, after jsonb), unnest(ids), unnest(ordinals), unnest(previous), unnest(hashes))
        as r(locality_code, at, actor_issuer, actor_subject, actor_name, roles, client_id, client_address, user_agent,
            request_id, method, path, kind, object_id, action, plan_code, before, after, id, ordinal, previous_hash,
            hash);
    return null;
end $$;
create trigger audit_intake_append before insert on audit_intake
    for each row execute function audit_take_in();

-- Whoever inserts past the intake gets the next place in the chain, as before, whatever the row says of it.
drop trigger audit_event_append on audit_event;
create trigger audit_event_append before insert on audit_event
    for each row when (pg_trigger_depth() = 0 or new.hash is null) execute function audit_append();

-- A row that brings its place is the intake's, which has moved the chain's end there. Up to that end every other place is
-- taken, and only the intake and the trigger above move it: nobody else's trigger can bring one.
create function audit_admit() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    if not exists (
            select from audit_chain c where c.locality_code = new.locality_code and new.ordinal <= c.ordinal) then
        raise exception 'an event gets its place in the chain, it does not bring it'
            using errcode = 'insufficient_privilege';
    end if;
    return new;
end $$;
create trigger audit_event_admit before insert on audit_event
    for each row when (pg_trigger_depth() > 0 and new.hash is not null) execute function audit_admit();

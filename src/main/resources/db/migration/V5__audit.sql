-- Who did what to which object, as one hash chain for each locality (docs/audit.md).
create table audit_event (
    id             uuid primary key default uuidv7(),
    locality_code  text not null,
    ordinal        bigint not null,
    at             timestamptz not null,
    actor_issuer   text not null,
    actor_subject  text not null,
    actor_name     text not null,
    roles          text[] not null,
    client_id      text,
    client_address text,
    user_agent     text,
    request_id     text,
    method         text,
    path           text,
    kind           text not null,
    object_id      text,
    action         text not null,
    plan_code      text,
    before         jsonb,
    after          jsonb,
    previous_hash  text not null,
    hash           text not null,
    unique (locality_code, ordinal)
);
create index audit_event_locality on audit_event (locality_code, at);
create index audit_event_object on audit_event (kind, object_id, at);
create index audit_event_actor on audit_event (actor_subject, at);
create index audit_event_at on audit_event (at);

-- The end of each chain. Its row is locked while an event is appended, so that communes do not wait for each other.
create table audit_chain (
    locality_code text primary key,
    ordinal       bigint not null,
    hash          text not null
);

-- The text that is hashed: a JSON array as PostgreSQL prints jsonb.
create function audit_text(e audit_event) returns text
    language sql stable
    return cast(jsonb_build_array(
        e.previous_hash, e.locality_code, e.ordinal, e.id,
        to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
        e.actor_issuer, e.actor_subject, e.actor_name, e.roles, e.client_id, e.client_address, e.user_agent,
        e.request_id, e.method, e.path, e.kind, e.object_id, e.action, e.plan_code, e.before, e.after) as text);

create function audit_hash(e audit_event) returns text
    language sql stable
    return encode(sha256(convert_to(audit_text(e), 'UTF8')), 'hex');

-- Every row takes its place at the end of its chain, whoever inserts it. The application's role needs no right to
-- audit_chain for this.
create function audit_append() returns trigger
    language plpgsql security definer set search_path from current as $$
begin
    select c.ordinal + 1, c.hash into new.ordinal, new.previous_hash
    from audit_chain c where c.locality_code = new.locality_code for update;
    if not found then
        insert into audit_chain values (new.locality_code, 0, repeat('0', 64)) on conflict do nothing;
        select c.ordinal + 1, c.hash into strict new.ordinal, new.previous_hash
        from audit_chain c where c.locality_code = new.locality_code for update;
    end if;
    new.hash := audit_hash(new);
    update audit_chain c set ordinal = new.ordinal, hash = new.hash where c.locality_code = new.locality_code;
    return new;
end $$;
create trigger audit_event_append before insert on audit_event
    for each row execute function audit_append();

create function audit_refuse() returns trigger language plpgsql as $$
begin
    raise exception '% of % refused: the audit trail is only ever appended to', tg_op, tg_table_name
        using errcode = 'insufficient_privilege';
end $$;
create trigger audit_event_guard before update or delete or truncate on audit_event
    for each statement execute function audit_refuse();
create trigger audit_chain_guard before delete or truncate on audit_chain
    for each statement execute function audit_refuse();
-- Only the appending trigger moves the end of a chain.
create trigger audit_chain_move_guard before insert or update on audit_chain
    for each row when (pg_trigger_depth() = 0) execute function audit_refuse();

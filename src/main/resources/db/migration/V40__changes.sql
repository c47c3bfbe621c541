-- What has changed, for those who keep copies (docs/feed.md).
create table change (
    -- The transaction that wrote it: what lies below the oldest transaction in flight can no longer be joined by others.
    xid           xid8 not null default pg_current_xact_id(),
    id            bigint not null generated always as identity,
    at            timestamptz not null,
    kind          text not null,
    object_id     text not null,
    action        text not null,
    type          text not null generated always as (kind || '.' || replace(lower(action), '_', '-')) stored,
    plan_code     text,
    locality_code text not null,
    -- The province that it lies in, so that a province's changes are one range of an index.
    province_code text,
    audience      text not null check (audience in ('EVERYBODY', 'UNITS', 'PLAN', 'SUBMISSION')),
    unit_code     text,
    subject_id    text,
    approved      boolean not null,
    version       integer,
    -- The object as the API showed it after the change, null where it is no longer there.
    object        jsonb,
    primary key (xid, id)
);
create index change_province on change (province_code, xid, id);
create index change_locality on change (locality_code, xid, id);
create index change_everybody on change (xid, id) where audience = 'EVERYBODY';

-- Cursors hold within one epoch: transactions of another database cluster are numbered anew.
create table feed_state (
    one        boolean primary key default true check (one),
    epoch      uuid not null default gen_random_uuid(),
    cluster_id text not null,
    -- The last change that was taken out because of its age.
    gone_xid   xid8 not null default '0',
    gone_id    bigint not null default 0
);
insert into feed_state (cluster_id) select cast(system_identifier as text) from pg_control_system();

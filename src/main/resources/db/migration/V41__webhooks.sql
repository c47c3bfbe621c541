-- Where changes are sent to (docs/webhooks.md).
create table webhook (
    id              uuid primary key default uuidv7(),
    owner_issuer    text not null,
    owner_subject   text not null,
    owner_name      text not null,
    -- Whether the owner's rights come from a membership, so that they can be asked for again.
    owner_is_member boolean not null,
    name            text not null,
    url             text not null,
    locality_code   text not null references locality,
    plan_code       text references plan,
    types           text[] not null,
    max_per_minute  integer not null check (max_per_minute between 1 and 6000),
    state           text not null check (state in ('ACTIVE', 'PAUSED', 'DISABLED')),
    disabled_reason text,
    -- Encrypted with the installation's key.
    secret          bytea not null,
    previous_secret bytea,
    previous_until  timestamptz,
    version         integer not null default 0,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    -- How far the feed has been put into the queue.
    epoch           text not null,
    xid             xid8 not null,
    change_id       bigint not null,
    -- When it is looked at next, and who has it in hand until when.
    due_at          timestamptz not null,
    lease           uuid,
    lease_until     timestamptz
);
create index webhook_locality on webhook (locality_code);
create index webhook_owner on webhook (owner_issuer, owner_subject);
create index webhook_due on webhook (due_at) where state = 'ACTIVE';

create table webhook_delivery (
    id         uuid primary key default uuidv7(),
    webhook_id uuid not null references webhook on delete cascade,
    type       text not null,
    -- The change, whose place in the feed is the delivery's place in the queue; none for a word about the webhook itself.
    xid        xid8,
    change_id  bigint,
    state      text not null check (state in ('PENDING', 'DELIVERED', 'DEAD')),
    queued_at  timestamptz not null,
    next_at    timestamptz not null,
    ended_at   timestamptz,
    attempts   integer not null default 0,
    unique (webhook_id, xid, change_id)
);
create index webhook_delivery_queue on webhook_delivery (webhook_id, xid nulls first, change_id) where state = 'PENDING';
create index webhook_delivery_log on webhook_delivery (webhook_id, queued_at, id);
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

create table webhook_attempt (
    delivery_id uuid not null references webhook_delivery on delete cascade,
    ordinal     integer not null,
    at          timestamptz not null,
    outcome     text not null,
    status      integer,
    millis      integer not null,
    answer      text,
    primary key (delivery_id, ordinal)
);

-- To find where an instant stands in the feed.
create index change_at on change using brin (at);

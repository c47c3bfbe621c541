create table membership (
    id         uuid primary key default uuidv7(),
    issuer     text not null,
    subject    text not null,
    role       text not null,
    units      text[] not null,
    localities text[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version    integer not null default 1,
    unique (issuer, subject, role)
);

-- A key, what it was used for and what was answered: committed with the write itself.
create table idempotency_record (
    issuer       text not null,
    subject      text not null,
    key          text not null,
    request_hash text not null,
    status       integer,
    location     text,
    etag         text,
    body         text,
    created_at   timestamptz not null,
    primary key (issuer, subject, key)
);
create index idempotency_record_age on idempotency_record (created_at);

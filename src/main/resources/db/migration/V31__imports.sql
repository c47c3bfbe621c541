-- Reports that are written by a job, and how far it is.
create table import_job (
    id                uuid primary key,
    format            text not null,
    state             text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    mode              text not null,
    submit            boolean not null,
    dry_run           boolean not null,
    locality_code     text references locality,
    -- Who asked for it, as the call did: the job acts as this account.
    owner_issuer      text not null,
    owner_subject     text not null,
    owner_name        text not null,
    owner             jsonb not null,
    created_at        timestamptz not null,
    started_at        timestamptz,
    finished_at       timestamptz,
    -- Rows, and how many of them, from the first, are done.
    total             integer not null,
    done              integer not null,
    created           integer not null default 0,
    updated           integer not null default 0,
    unchanged         integer not null default 0,
    rejected          integer not null default 0,
    -- Whether anything was stored; not so in a dry run, or where one row held back the others.
    written           boolean not null default false,
    cancel_requested  boolean not null default false,
    failure           jsonb,
    -- The worker at it, and until when nobody else takes it over.
    worker            text,
    lease_until       timestamptz,
    attempts          integer not null default 0
);
create index import_job_waiting on import_job (created_at, id) where state in ('QUEUED', 'RUNNING');
create index import_job_owner on import_job (owner_issuer, owner_subject, created_at desc, id);
create index import_job_locality on import_job (locality_code, created_at desc, id);
create index import_job_finished on import_job (finished_at) where finished_at is not null;

-- What was read of the source, and what became of it.
create table import_row (
    job_id        uuid not null references import_job on delete cascade,
    index         integer not null,
    ref           text,
    place         jsonb,
    draft         jsonb,
    outcome       text,
    submission_id uuid,
    state         text,
    version       integer,
    problem       jsonb,
    primary key (job_id, index)
);

-- The source as it came, in pieces of at most 1 MiB.
create table import_source (
    job_id  uuid not null references import_job on delete cascade,
    ordinal integer not null,
    content bytea not null check (length(content) between 1 and 1048576),
    primary key (job_id, ordinal)
);
alter table import_source alter column content set storage external;

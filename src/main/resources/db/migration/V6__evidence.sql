-- Files that a submission rests on. Rows of several revisions may refer to one stored object.
create table submission_attachment (
    id                 uuid primary key default uuidv7(),
    submission_id      uuid not null references submission,
    store              text not null check (store in ('DATABASE', 'S3')),
    object_id          uuid not null,
    name               text not null check (length(name) between 1 and 200),
    description        text,
    media_type         text not null,
    size               bigint not null check (size > 0),
    sha256             text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_at        timestamptz not null,
    uploaded_by_issuer text not null,
    uploaded_by        text not null,
    uploaded_by_name   text not null
);
create index submission_attachment_of on submission_attachment (submission_id);
create index submission_attachment_object on submission_attachment (object_id);

-- The content of files kept in the database, in pieces of at most 1 MiB.
create table evidence_chunk (
    object_id uuid not null,
    ordinal   integer not null,
    content   bytea not null check (length(content) between 1 and 1048576),
    primary key (object_id, ordinal)
);
-- Office files and pictures are compressed already.
alter table evidence_chunk alter column content set storage external;

-- Attachments come and go only while their submission is unfinished, whatever the application does.
create function guard_attachment() returns trigger language plpgsql as $$
declare
    owner_state text;
begin
    if tg_op = 'UPDATE' then
        raise exception 'an attachment is never changed';
    end if;
    select state into owner_state from submission
        where id = case when tg_op = 'DELETE' then old.submission_id else new.submission_id end
        for no key update;
    if owner_state not in ('DRAFT', 'RETURNED') then
        raise exception 'the attachments of a % submission are fixed', owner_state;
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger attachment_guard before insert or update or delete on submission_attachment
    for each row execute function guard_attachment();

-- Content that an attachment refers to is fixed.
create function guard_evidence_chunk() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' or exists (select from submission_attachment a
            where a.object_id = case when tg_op = 'DELETE' then old.object_id else new.object_id end) then
        raise exception 'the content of an attachment is never changed';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger evidence_chunk_guard before insert or update or delete on evidence_chunk
    for each row execute function guard_evidence_chunk();

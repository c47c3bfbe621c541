-- What an administrator publishes: a version of a publication. Its content is frozen when it is drafted, byte for byte.
create table publication (
    id                  uuid primary key default uuidv7(),
    code                text not null,
    number              integer not null check (number >= 1),
    kind                text not null check (kind in ('FIGURES', 'ADMINISTRATIVE_PROCEDURES')),
    plan_code           text not null references plan,
    locality_code       text not null references locality,
    period_code         text not null references period,
    title               text not null,
    state               text not null check (state in ('DRAFT', 'RELEASED', 'WITHDRAWN')),
    content             text not null,
    digest              text not null,
    correction_reason   text,
    created_at          timestamptz not null,
    created_by_issuer   text not null,
    created_by          text not null,
    created_by_name     text not null,
    updated_at          timestamptz not null,
    -- Public from this instant on.
    public_from         timestamptz,
    released_at         timestamptz,
    released_by_issuer  text,
    released_by         text,
    released_by_name    text,
    withdrawn_at        timestamptz,
    withdrawn_by_issuer text,
    withdrawn_by        text,
    withdrawn_by_name   text,
    withdrawal_reason   text,
    version             integer not null default 0,
    unique (code, number),
    check ((number = 1) or correction_reason is not null),
    check ((released_at is null) = (public_from is null)),
    check (state <> 'RELEASED' or released_at is not null),
    check ((state = 'WITHDRAWN') = (withdrawn_at is not null)),
    check ((withdrawn_at is null) = (withdrawal_reason is null))
);
create unique index publication_draft on publication (code) where state = 'DRAFT';
create index publication_plan on publication (plan_code, created_at desc, id);
create index publication_locality on publication (locality_code, created_at desc, id);
create index publication_public on publication (public_from desc, code) where released_at is not null;

-- What was released is neither changed nor deleted, whatever the application does; it can only be withdrawn.
create function guard_released_publication() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.released_at is not null then
            raise exception 'a released publication cannot be deleted';
        end if;
        return old;
    end if;
    if old.released_at is not null and (
        new.released_at is null or old.withdrawn_at is not null
        or (new.code, new.number, new.kind, new.plan_code, new.locality_code, new.period_code, new.title, new.content,
            new.digest, new.correction_reason, new.public_from, new.released_at, new.released_by)
           is distinct from
           (old.code, old.number, old.kind, old.plan_code, old.locality_code, old.period_code, old.title, old.content,
            old.digest, old.correction_reason, old.public_from, old.released_at, old.released_by)) then
        raise exception 'a released publication cannot be changed';
    end if;
    return new;
end $$;
create trigger publication_guard before update or delete on publication
    for each row execute function guard_released_publication();

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- Folds text for search: lower case, no diacritics (đ becomes d). Immutable because the dictionary is named.
create function fold(t text) returns text
    language sql immutable parallel safe strict
    return lower(unaccent('unaccent', normalize(t, nfc)));

create table locality (
    code        text primary key check (code ~ '^(VN|[0-9]{2}|[0-9]{5})$'),
    name        text not null,
    level       text not null check (level in ('NATION', 'PROVINCE', 'COMMUNE')),
    parent_code text references locality,
    -- The codes from the nation down to this one, itself included: a scope covers its subtree by one array test.
    ancestors   text[] not null,
    valid_from  date,
    valid_to    date,
    version     integer not null default 1,
    name_folded text generated always as (fold(name)) stored,
    check ((level = 'NATION') = (parent_code is null))
);
create index locality_ancestors on locality using gin (ancestors);
create index locality_parent on locality (parent_code);
create index locality_name on locality using gin (name_folded gin_trgm_ops);

create table unit (
    code           text primary key,
    name           text not null,
    kind           text not null,
    locality_code  text not null references locality,
    parent_code    text references unit,
    successor_code text references unit,
    agency_id      text,
    valid_from     date,
    valid_to       date,
    version        integer not null default 1,
    name_folded    text generated always as (fold(name)) stored
);
create index unit_locality on unit (locality_code);
create index unit_parent on unit (parent_code);
create index unit_name on unit using gin (name_folded gin_trgm_ops);

-- Every wording under which a unit is named, its own name included; one wording means one unit in a locality.
create table unit_alias (
    locality_code text not null references locality,
    alias_key     text not null,
    alias         text not null,
    unit_code     text not null references unit,
    ordinal       integer not null,
    primary key (locality_code, alias_key)
);
create index unit_alias_unit on unit_alias (unit_code);
create index unit_alias_key on unit_alias (alias_key);

create table unit_member (
    group_code  text not null references unit,
    ordinal     integer not null,
    member_code text not null references unit,
    primary key (group_code, ordinal),
    unique (group_code, member_code)
);
create index unit_member_member on unit_member (member_code);

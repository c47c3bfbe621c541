-- Whether the head of the unit confirms a report before the plan's office approves it.
alter table plan add column confirmation_required boolean not null default false;

-- As the plan asked when it was submitted.
alter table submission
    add column confirmation_required boolean not null default false,
    add column confirmed_at timestamptz,
    add column confirmed_by_issuer text,
    add column confirmed_by text,
    add column confirmed_by_name text,
    -- The approved report that a draft took its figures from.
    add column carried_from_id uuid references submission,
    drop constraint submission_state_check,
    add constraint submission_state_check check (
        state in ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'RETURNED', 'APPROVED', 'SUPERSEDED', 'WITHDRAWN'));
drop index submission_open;
create unique index submission_open on submission (subject_id, unit_code, period_code)
    where state in ('DRAFT', 'SUBMITTED', 'CONFIRMED', 'RETURNED');
create index submission_waiting on submission (locality_code, submitted_at, id) where state in ('SUBMITTED', 'CONFIRMED');
create index submission_waiting_unit on submission (unit_code, submitted_at, id) where state = 'SUBMITTED';

create table submission_comment (
    id            uuid primary key default uuidv7(),
    submission_id uuid not null references submission,
    text          text not null,
    author_issuer text not null,
    author        text not null,
    author_name   text not null,
    at            timestamptz not null
);
create index submission_comment_of on submission_comment (submission_id, id);

-- The figure in force of each target and period, kept in the transaction that approves it: what rollups read.
create table current_figure (
    locality_code  text not null references locality,
    subject_id     text not null references subject,
    period_code    text not null references period,
    plan_code      text not null references plan,
    indicator_code text not null,
    ends_on        date not null,
    unit_code      text not null references unit,
    submission_id  uuid not null references submission,
    value          numeric(20, 6) not null,
    numerator      numeric(20, 6),
    denominator    numeric(20, 6),
    reviewed_at    timestamptz not null,
    primary key (locality_code, subject_id, period_code)
);
create index current_figure_latest on current_figure (locality_code, subject_id, ends_on desc);
create index current_figure_submission on current_figure (submission_id);

-- What current_figure has to hold: of several units that of the unit named first, else the one approved last.
create view current_figure_expected as
    select distinct on (x.subject_id, x.period_code)
        p.locality_code, x.subject_id, x.period_code, s.plan_code, s.indicator_code, pe.ends_on, x.unit_code,
        x.id as submission_id, x.value, x.numerator, x.denominator, x.reviewed_at
    from submission x
    join subject s on s.id = x.subject_id and s.kind = 'TARGET'
    join plan p on p.code = s.plan_code
    join period pe on pe.code = x.period_code
    left join subject_reporter sr on sr.subject_id = x.subject_id and sr.unit_code = x.unit_code
    where x.state = 'APPROVED' and x.value is not null
    order by x.subject_id, x.period_code, sr.ordinal nulls last, x.reviewed_at desc, x.id;

-- Empty unless the two have come apart.
create view current_figure_drift as
    (select 'superfluous' as fault, c.* from current_figure c
     except select 'superfluous', e.* from current_figure_expected e)
    union all
    (select 'missing' as fault, e.* from current_figure_expected e
     except select 'missing', c.* from current_figure c);

-- Rebuilds a target's figures, of one period or of all. Two units may be approved at once: whoever comes second waits
-- here and then sees the other's figure.
create function refresh_current_figure(p_subject text, p_period text) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(60604, hashtext(p_subject));
    delete from current_figure c
        where c.subject_id = p_subject and (p_period is null or c.period_code = p_period)
            and c.locality_code = (select p.locality_code from subject s join plan p on p.code = s.plan_code
                where s.id = p_subject);
    insert into current_figure
        select * from current_figure_expected e
        where e.subject_id = p_subject and (p_period is null or e.period_code = p_period);
end $$;

create function follow_submission() returns trigger language plpgsql as $$
begin
    perform refresh_current_figure(new.subject_id, new.period_code);
    return null;
end $$;
create trigger submission_current_figure_new after insert on submission
    for each row when (new.state = 'APPROVED' and new.subject_kind = 'TARGET')
    execute function follow_submission();
create trigger submission_current_figure after update of state on submission
    for each row when (new.subject_kind = 'TARGET' and old.state <> new.state
        and (old.state = 'APPROVED' or new.state = 'APPROVED'))
    execute function follow_submission();

-- Who is named first decides which figure counts.
create function follow_subject_unit() returns trigger language plpgsql as $$
begin
    perform refresh_current_figure(changed.subject_id, null)
    from (select distinct u.subject_id from touched u
          where exists (select 1 from submission x where x.subject_id = u.subject_id and x.state = 'APPROVED')
          order by u.subject_id) changed;
    return null;
end $$;
create trigger subject_unit_added after insert on subject_unit
    referencing new table as touched for each statement execute function follow_subject_unit();
create trigger subject_unit_changed after update on subject_unit
    referencing new table as touched for each statement execute function follow_subject_unit();
create trigger subject_unit_removed after delete on subject_unit
    referencing old table as touched for each statement execute function follow_subject_unit();

create function follow_unit_member() returns trigger language plpgsql as $$
begin
    perform refresh_current_figure(changed.subject_id, null)
    from (select distinct su.subject_id from touched m join subject_unit su on su.unit_code = m.group_code
          where exists (select 1 from submission x where x.subject_id = su.subject_id and x.state = 'APPROVED')
          order by su.subject_id) changed;
    return null;
end $$;
create trigger unit_member_added after insert on unit_member
    referencing new table as touched for each statement execute function follow_unit_member();
create trigger unit_member_changed after update on unit_member
    referencing new table as touched for each statement execute function follow_unit_member();
create trigger unit_member_removed after delete on unit_member
    referencing old table as touched for each statement execute function follow_unit_member();

create function follow_indicator() returns trigger language plpgsql as $$
begin
    perform refresh_current_figure(new.id, null);
    return null;
end $$;
create trigger subject_indicator_changed after update of indicator_code on subject
    for each row when (old.indicator_code is distinct from new.indicator_code)
    execute function follow_indicator();

insert into current_figure select * from current_figure_expected;

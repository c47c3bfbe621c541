-- When an administrator last changed a unit: from then on plan documents no longer rename or regroup it.
alter table unit add column administered_at timestamptz;

-- The units that take over when a unit ends, the one that answers for its rows unless another is set first.
create table unit_successor (
    unit_code      text not null references unit,
    ordinal        integer not null,
    successor_code text not null references unit,
    primary key (unit_code, ordinal),
    unique (unit_code, successor_code),
    check (unit_code <> successor_code)
);
create index unit_successor_of on unit_successor (successor_code);

-- Every unit that takes over from another, through however many, and from which day on.
create table unit_heir (
    unit_code text not null references unit,
    heir_code text not null references unit,
    since     date not null,
    -- The ordinals of the successors on the way there: whose turn it is first.
    way       integer[] not null,
    primary key (unit_code, heir_code)
);
create index unit_heir_of on unit_heir (heir_code, unit_code);

-- Follows the successors of a unit anew, and those of the units that it took over from.
create function refresh_unit_heirs(p_unit text) returns void language plpgsql as $$
declare
    touched text[];
begin
    touched := array(select p_unit union select h.unit_code from unit_heir h where h.heir_code = p_unit);
    delete from unit_heir where unit_code = any(touched);
    insert into unit_heir (unit_code, heir_code, since, way)
    with recursive chain as (
        select s.unit_code, s.successor_code as heir_code, u.valid_to + 1 as since, array[s.ordinal] as way,
            array[s.unit_code, s.successor_code] as passed
        from unit_successor s
        join unit u on u.code = s.unit_code
        where s.unit_code = any(touched)
        union all
        select c.unit_code, s.successor_code, greatest(c.since, u.valid_to + 1), c.way || s.ordinal,
            c.passed || s.successor_code
        from chain c
        join unit_successor s on s.unit_code = c.heir_code
        join unit u on u.code = s.unit_code
        where s.successor_code <> all(c.passed))
    select unit_code, heir_code, min(since), min(way) from chain group by unit_code, heir_code;
    -- An heir's figures count in its predecessor's place.
    perform refresh_current_figure(changed.subject_id, null)
    from (select distinct su.subject_id
          from subject_unit su
          left join unit_member um on um.group_code = su.unit_code
          where coalesce(um.member_code, su.unit_code) = any(touched)
            and exists (select 1 from submission x where x.subject_id = su.subject_id and x.state = 'APPROVED')
          order by su.subject_id) changed;
end $$;

-- On what ground a unit may report on a row, and for periods that end from when until when: the plan names it, or a group
-- it belongs to, or one whose heir it is. The lowest place answers.
create view subject_reporter_route as
    with named as (
        select su.subject_id, coalesce(um.member_code, su.unit_code) as unit_code, su.ordinal,
            array[su.ordinal, coalesce(um.ordinal, -1)] as place
        from subject_unit su
        left join unit_member um on um.group_code = su.unit_code
        where su.role in ('MONITOR', 'LEAD'))
    select n.subject_id, n.unit_code, n.ordinal, n.place, true as named, u.valid_from as since, u.valid_to as until
    from named n
    join unit u on u.code = n.unit_code
    union all
    select n.subject_id, h.heir_code, n.ordinal, n.place || h.way, false, greatest(h.since, u.valid_from), u.valid_to
    from named n
    join unit_heir h on h.unit_code = n.unit_code
    join unit u on u.code = h.heir_code;

-- An heir that the plan does not name stands where its predecessor does.
create or replace view subject_reporter as
    select subject_id, unit_code, coalesce(min(ordinal) filter (where named), min(ordinal)) as ordinal
    from subject_reporter_route
    group by subject_id, unit_code;

-- Whether a unit may report on a row for a period that ends on a day.
create function unit_reports(p_unit text, p_subject text, p_day date) returns boolean
    language sql stable parallel safe
    return exists (
        select 1
        from subject_reporter_route r
        where r.subject_id = p_subject and r.unit_code = p_unit
          and coalesce(r.since, p_day) <= p_day and coalesce(r.until, p_day) >= p_day);

-- Which of a row's units answers for it in the periods that end on a day or later.
create table subject_accountable (
    subject_id     text not null references subject,
    effective_from date not null,
    unit_code      text not null references unit,
    recorded_by    text not null,
    recorded_at    timestamptz not null,
    primary key (subject_id, effective_from)
);

-- The unit that answers for a row on a day: of those that may report then the one set, else its heir, else the first.
create or replace function accountable_unit(s subject, p_day date) returns text
    language sql stable parallel safe
    return (
        select r.unit_code
        from subject_reporter_route r
        left join lateral (
            select a.unit_code
            from subject_accountable a
            where a.subject_id = s.id and a.effective_from <= p_day
            order by a.effective_from desc
            limit 1) chosen on true
        left join unit_heir h on h.unit_code = chosen.unit_code and h.heir_code = r.unit_code
        where r.subject_id = s.id and coalesce(r.since, p_day) <= p_day and coalesce(r.until, p_day) >= p_day
        order by chosen.unit_code is not distinct from r.unit_code desc, h.way nulls last, r.place, r.unit_code
        limit 1);
alter table subject drop column accountable_unit;

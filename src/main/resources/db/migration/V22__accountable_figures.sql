-- Of several units that reported, the figure of the one that answers counts, else of the one named first.
create or replace view current_figure_expected as
    select distinct on (x.subject_id, x.period_code)
        p.locality_code, x.subject_id, x.period_code, s.plan_code, s.indicator_code, pe.ends_on, x.unit_code,
        x.id as submission_id, x.value, x.numerator, x.denominator, x.reviewed_at
    from submission x
    join subject s on s.id = x.subject_id and s.kind = 'TARGET'
    join plan p on p.code = s.plan_code
    join period pe on pe.code = x.period_code
    left join subject_reporter sr on sr.subject_id = x.subject_id and sr.unit_code = x.unit_code
    left join lateral (
        select a.unit_code
        from subject_accountable a
        where a.subject_id = x.subject_id and a.effective_from <= pe.ends_on
        order by a.effective_from desc
        limit 1) chosen on true
    where x.state = 'APPROVED' and x.value is not null
    order by x.subject_id, x.period_code, chosen.unit_code is not distinct from x.unit_code desc,
        sr.ordinal nulls last, x.reviewed_at desc, x.id;

create function follow_subject_accountable() returns trigger language plpgsql as $$
begin
    perform refresh_current_figure(coalesce(new.subject_id, old.subject_id), null);
    return null;
end $$;
create trigger subject_accountable_changed after insert or update or delete on subject_accountable
    for each row execute function follow_subject_accountable();

-- The rows that some units may see into: the plan names them, a group of theirs or one whose heir they are.
create function kin_subjects(p_units text[], p_day date) returns setof text
    language sql stable parallel safe
begin atomic
    with own as (
        select u.code as unit_code
        from unit u
        where u.code = any(p_units) and coalesce(u.valid_from, p_day) <= p_day
        union
        select h.unit_code
        from unit_heir h
        join unit u on u.code = h.heir_code
        where h.heir_code = any(p_units) and greatest(h.since, u.valid_from) <= p_day),
    named as (
        select o.unit_code from own o
        where not exists (select 1 from unit_member m where m.group_code = o.unit_code)
        union
        select m.group_code from own o join unit_member m on m.member_code = o.unit_code)
    select su.subject_id
    from named n
    join subject_unit su on su.unit_code = n.unit_code and su.role in ('MONITOR', 'LEAD');
end;

-- On what ground a unit may report on a row: as before, but a query for some rows reads no others. Each of the two halves
-- would otherwise wait for the whole country's plans to be laid out.
create or replace view subject_reporter_route as
    with named as not materialized (
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

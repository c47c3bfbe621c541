-- Asked of one row, it reads that row's units and no other commune's.
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

-- The latest of all communes, of a month, and of the few that are not approved.
create index submission_updated on submission (updated_at desc, id);
create index submission_period on submission (period_code, updated_at desc, id);
create index submission_unapproved on submission (state, updated_at desc, id)
    where state not in ('APPROVED', 'SUPERSEDED');
create index submission_unapproved_locality on submission (locality_code, state, updated_at desc, id)
    where state not in ('APPROVED', 'SUPERSEDED');
create index submission_done on submission (subject_id, period_code)
    where task_state = 'DONE' and state in ('APPROVED', 'SUPERSEDED');
create index submission_reached on submission (subject_id, period_code)
    where deliverable_reached and state in ('APPROVED', 'SUPERSEDED');
create index subject_by_ordinal on subject (kind, ordinal, id);
create index subject_section on subject (plan_code, section_kind, section);

-- The report in force of each task and period, as current_figure has it of targets: what statuses and dashboards read.
create table current_task_report (
    locality_code       text not null references locality,
    subject_id          text not null references subject,
    period_code         text not null references period,
    plan_code           text not null references plan,
    ends_on             date not null,
    unit_code           text not null references unit,
    submission_id       uuid not null references submission,
    task_state          text not null,
    progress_percent    numeric(5, 2),
    deliverable_reached boolean,
    reviewed_at         timestamptz not null,
    primary key (locality_code, subject_id, ends_on, period_code)
);

-- What current_task_report has to hold: of several units that of the one that answers, else of the one named first.
create view current_task_report_expected as
    select distinct on (x.subject_id, x.period_code)
        p.locality_code, x.subject_id, x.period_code, s.plan_code, pe.ends_on, x.unit_code, x.id as submission_id,
        x.task_state, x.progress_percent, x.deliverable_reached, x.reviewed_at
    from submission x
    join subject s on s.id = x.subject_id and s.kind = 'TASK'
    join plan p on p.code = s.plan_code
    join period pe on pe.code = x.period_code
    left join subject_reporter sr on sr.subject_id = x.subject_id and sr.unit_code = x.unit_code
    left join lateral (
        select a.unit_code
        from subject_accountable a
        where a.subject_id = x.subject_id and a.effective_from <= pe.ends_on
        order by a.effective_from desc
        limit 1) chosen on true
    where x.state = 'APPROVED' and x.task_state is not null
    order by x.subject_id, x.period_code, chosen.unit_code is not distinct from x.unit_code desc,
        sr.ordinal nulls last, x.reviewed_at desc, x.id;

-- Empty unless the two have come apart.
create view current_task_report_drift as
    (select 'superfluous' as fault, c.* from current_task_report c
     except select 'superfluous', e.* from current_task_report_expected e)
    union all
    (select 'missing' as fault, e.* from current_task_report_expected e
     except select 'missing', c.* from current_task_report c);

-- Rebuilds what is in force of a row, of one period or of all; whoever changes with it who is named first calls it.
create or replace function refresh_current_figure(p_subject text, p_period text) returns void language plpgsql as $$
declare
    owner text;
    task  boolean;
begin
    perform pg_advisory_xact_lock(60604, hashtext(p_subject));
    select p.locality_code, s.kind = 'TASK' into owner, task
    from subject s join plan p on p.code = s.plan_code
    where s.id = p_subject;
    if task then
        delete from current_task_report c
            where c.locality_code = owner and c.subject_id = p_subject
                and (p_period is null or c.period_code = p_period);
        insert into current_task_report
            select * from current_task_report_expected e
            where e.subject_id = p_subject and (p_period is null or e.period_code = p_period);
    else
        delete from current_figure c
            where c.locality_code = owner and c.subject_id = p_subject
                and (p_period is null or c.period_code = p_period);
        insert into current_figure
            select * from current_figure_expected e
            where e.subject_id = p_subject and (p_period is null or e.period_code = p_period);
    end if;
end $$;
create trigger submission_current_task_report_new after insert on submission
    for each row when (new.state = 'APPROVED' and new.subject_kind = 'TASK')
    execute function follow_submission();
create trigger submission_current_task_report after update of state on submission
    for each row when (new.subject_kind = 'TASK' and old.state <> new.state
        and (old.state = 'APPROVED' or new.state = 'APPROVED'))
    execute function follow_submission();

insert into current_task_report select * from current_task_report_expected;

-- That a report's row, unit, period, plan and locality are there is asked once for all reports that come together, and with it
-- what no key asked: that plan and locality are those of the row. Five keys looked up, and locked, five rows for each report.
lock table submission in access exclusive mode;

create function check_submission_place() returns trigger
    language plpgsql set enable_seqscan = off as $$
declare
    wrong uuid;
begin
    select a.id into wrong
    from added a
    left join subject s on s.id = a.subject_id
    left join plan p on p.code = s.plan_code
    left join unit u on u.code = a.unit_code
    left join period pe on pe.code = a.period_code
    where (a.plan_code, a.locality_code) is distinct from (s.plan_code, p.locality_code)
        or u.code is null or pe.code is null
    limit 1;
    if wrong is not null then
        raise exception 'submission % is of a row, unit or period that is not there, or not of its row''s plan and locality', wrong
            using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;

create function refuse_moved_submission() returns trigger language plpgsql as $$
begin
    raise exception 'a submission stays with its row, unit, period, plan and locality';
end $$;

-- What is reported on stays. Nothing in the application takes such a row out; who does it by hand waits for the writes in
-- flight, and those that come wait for the end, so that neither misses the other; above read committed nobody sees all reports.
create function keep_what_is_reported_on() returns trigger language plpgsql as $$
declare
    reported boolean;
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception '% of % refused: only at read committed are all reports seen', tg_op, tg_table_name
            using errcode = 'foreign_key_violation';
    end if;
    lock table submission in share row exclusive mode;
    case tg_table_name
        when 'subject' then select exists (select from submission x where x.subject_id = old.id) into reported;
        when 'unit' then select exists (select from submission x where x.unit_code = old.code) into reported;
        when 'plan' then select exists (select from submission x where x.plan_code = old.code) into reported;
        else select exists (select from submission x where x.period_code = old.code) into reported;
    end case;
    if reported then
        raise exception '% of % refused: there are reports on it', tg_op, tg_table_name
            using errcode = 'foreign_key_violation';
    end if;
    return case tg_op when 'DELETE' then old else new end;
end $$;

alter table submission
    drop constraint submission_plan_code_fkey,
    drop constraint submission_locality_code_fkey,
    drop constraint submission_subject_id_fkey,
    drop constraint submission_unit_code_fkey,
    drop constraint submission_period_code_fkey;
-- What a report said hangs on its event, and the event on the report.
alter table submission_content drop constraint submission_content_submission_id_fkey;

create trigger submission_place after insert on submission
    referencing new table as added for each statement execute function check_submission_place();
create trigger submission_place_kept before update on submission
    for each row when (
        (new.subject_id, new.unit_code, new.period_code, new.plan_code, new.locality_code) is distinct from
        (old.subject_id, old.unit_code, old.period_code, old.plan_code, old.locality_code))
    execute function refuse_moved_submission();
create trigger subject_reported before delete on subject
    for each row execute function keep_what_is_reported_on();
create trigger subject_reported_key before update of id on subject
    for each row when (new.id <> old.id) execute function keep_what_is_reported_on();
create trigger unit_reported before delete on unit
    for each row execute function keep_what_is_reported_on();
create trigger unit_reported_key before update of code on unit
    for each row when (new.code <> old.code) execute function keep_what_is_reported_on();
create trigger period_reported before delete on period
    for each row execute function keep_what_is_reported_on();
create trigger period_reported_key before update of code on period
    for each row when (new.code <> old.code) execute function keep_what_is_reported_on();
create trigger subject_reported_plan before update of plan_code on subject
    for each row when (new.plan_code <> old.plan_code) execute function keep_what_is_reported_on();
create trigger plan_reported_locality before update of locality_code on plan
    for each row when (new.locality_code <> old.locality_code) execute function keep_what_is_reported_on();

-- After all tables of a truncate: who empties the reports, too, may.
create function keep_all_that_is_reported_on() returns trigger language plpgsql as $$
begin
    if exists (select from submission) then
        raise exception 'truncate of % refused: there are reports', tg_table_name
            using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;
create trigger subject_reported_all after truncate on subject
    for each statement execute function keep_all_that_is_reported_on();
create trigger unit_reported_all after truncate on unit
    for each statement execute function keep_all_that_is_reported_on();
create trigger period_reported_all after truncate on period
    for each statement execute function keep_all_that_is_reported_on();

-- What V63's keys kept beside deletes and changed codes: rows emptied all at once, a plan or locality moved under reports, and
-- transactions that do not see what others have committed since they began.
create or replace function keep_what_is_reported_on() returns trigger language plpgsql as $$
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

-- Ordinals are given by locality, rows by place: the events of a locality have to come one after the other.
create function audit_intake_in_order() returns trigger language plpgsql as $$
begin
    if exists (
            select from unnest(new.locality_code) with ordinality l(code, place)
            group by l.code having max(l.place) - min(l.place) + 1 <> count(*)) then
        raise exception 'the events of a locality come one after the other' using errcode = 'check_violation';
    end if;
    return new;
end $$;
-- By its name before the one that takes in.
create trigger audit_intake_admit before insert on audit_intake
    for each row execute function audit_intake_in_order();

-- When there was nothing to tell an account: it is looked at again an hour later.
alter table reminder_subscription add column looked_at timestamptz;

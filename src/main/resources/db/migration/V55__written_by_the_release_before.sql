-- Release 0.1 works on this schema while an upgrade or a rollback runs (docs/migrations.md). Where it overwrites what is kept
-- now, the database keeps it.

-- 0.1 deletes an exemption that is taken back: it stays, as taken back by whom the audit trail names.
create or replace function guard_exemption() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        if old.lifted_at is null then
            return old;
        end if;
        raise exception 'an exemption is only ever taken back';
    end if;
    if old.lifted_at is not null or new.lifted_at is null
        or (new.id, new.subject_id, new.unit_code, new.period_code, new.reason, new.recorded_by, new.recorded_at)
           is distinct from
           (old.id, old.subject_id, old.unit_code, old.period_code, old.reason, old.recorded_by, old.recorded_at) then
        raise exception 'an exemption is only ever taken back';
    end if;
    return new;
end $$;

create function keep_deleted_exemption() returns trigger language plpgsql as $$
begin
    insert into exemption (id, subject_id, unit_code, period_code, reason, recorded_by, recorded_at, lifted_by, lifted_at)
    select old.id, old.subject_id, old.unit_code, old.period_code, old.reason, old.recorded_by, old.recorded_at,
        coalesce(told.actor_name, current_user), coalesce(told.at, now())
    from (values (1)) one
    left join lateral (
        select a.actor_name, a.at from audit_event a
        where a.kind = 'exemption' and a.object_id = cast(old.id as text) and a.action = 'DELETE'
        order by a.ordinal desc limit 1) told on true;
    return null;
end $$;
-- At the end of the transaction, when the audit trail tells of it.
create constraint trigger exemption_deleted after delete on exemption deferrable initially deferred
    for each row execute function keep_deleted_exemption();

-- 0.1 does not say since when a day is a holiday, nor that it was one.
alter table holiday alter column recorded_at set default now();
create function keep_deleted_holiday() returns trigger language plpgsql as $$
begin
    insert into holiday_past (day, name, basis, recorded_at, removed_at)
    select old.day, old.name, old.basis, old.recorded_at, now()
    where not exists (
        select from holiday_past p where p.day = old.day and p.recorded_at = old.recorded_at);
    return null;
end $$;
create trigger holiday_deleted after delete on holiday
    for each row execute function keep_deleted_holiday();

-- 0.1 sets a trajectory without recording the choice.
create function keep_trajectory_choice() returns trigger language plpgsql as $$
begin
    insert into trajectory_choice (subject_id, trajectory, recorded_by, recorded_at)
    select new.id, new.trajectory_chosen, coalesce(told.actor_name, current_user), coalesce(told.at, now())
    from (values (1)) one
    left join lateral (
        select a.actor_name, a.at from audit_event a
        where a.kind = 'target' and a.object_id = new.id and a.action = 'CHOOSE_TRAJECTORY'
        order by a.ordinal desc limit 1) told on true
    where new.trajectory_chosen is distinct from (
        select c.trajectory from trajectory_choice c
        where c.subject_id = new.id order by c.id desc limit 1);
    return null;
end $$;
create constraint trigger subject_trajectory_chosen after update of trajectory_chosen on subject deferrable initially deferred
    for each row when (new.trajectory_chosen is distinct from old.trajectory_chosen and new.trajectory_chosen is not null)
    execute function keep_trajectory_choice();

-- How a target is expected to approach its milestones: as the plan says, unless an administrator chose another way.
alter table subject
    add column trajectory text check (trajectory in ('LINEAR', 'STEP_AT_YEAR_END', 'HELD')),
    add column trajectory_chosen text check (trajectory_chosen in ('LINEAR', 'STEP_AT_YEAR_END', 'HELD'));

-- A plan's own thresholds of the status rules; without a row the application's settings hold.
create table status_threshold (
    plan_code     text primary key references plan,
    at_risk_ratio numeric(4, 3) not null check (at_risk_ratio > 0 and at_risk_ratio <= 1),
    due_soon_days integer not null check (due_soon_days >= 0),
    figure_days   integer not null check (figure_days >= 0),
    version       integer not null,
    recorded_by   text not null,
    recorded_at   timestamptz not null
);

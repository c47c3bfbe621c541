-- When there was nothing to tell an account: it is looked at again an hour later.
alter table reminder_subscription add column looked_at timestamptz;

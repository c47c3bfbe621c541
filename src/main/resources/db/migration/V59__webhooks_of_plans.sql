-- A machine that is limited to some plans has webhooks of these alone; null: of every plan of the locality.
alter table webhook add column owner_plans text[];

-- An owner whose rights stand only in its tokens confirms them from time to time by changing the webhook; null: never asked.
alter table webhook add column renew_by timestamptz;
update webhook set renew_by = now() + interval '90 days' where not owner_is_member;

-- What a plan has in force, in the digest's order, without a look at the reports themselves.
create index submission_in_force_of_plan on submission (plan_code, id) include (content_hash, reviewed_at)
    where state = 'APPROVED';

-- A target's latest figure without a look into the table: what rollups ask for each of 3,321 communes.
create index current_figure_by_day on current_figure (locality_code, subject_id, ends_on desc, reviewed_at desc)
    include (value, numerator, denominator, submission_id, unit_code, period_code);
drop index current_figure_latest;

-- What an import of a template has written, by report.
create index import_row_submission on import_row (submission_id) where submission_id is not null;

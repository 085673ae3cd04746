-- Of a flag that is to be changed: its key.
alter table approvals add column subject_key text check (length(subject_key) <= 100);

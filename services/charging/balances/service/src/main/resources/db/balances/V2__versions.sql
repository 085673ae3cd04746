-- A writer that remembers a row changes it only where it still is what it remembers: each change counts.
alter table accounts add column version integer not null default 0;
alter table meters add column version integer not null default 0;

-- The number is an identity already; an index that nobody reads by costs as much as the row.
alter table postings drop constraint postings_pkey;

-- A batch's event is long and written once: compressing it costs more than the disk it saves for a moment.
alter table outbox alter column envelope set storage external;

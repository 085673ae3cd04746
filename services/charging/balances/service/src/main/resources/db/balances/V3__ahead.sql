-- What a session wants reserved ahead of it, where that is more than its operator's usual slice.
alter table meters add column ahead_bytes bigint not null default 0 check (ahead_bytes >= 0);

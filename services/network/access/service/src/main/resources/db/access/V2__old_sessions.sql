-- Sessions that closed long ago are deleted, oldest first.
create index sessions_closed on sessions (tenant_id, closed_at) where closed_at is not null;

-- whose it is; none where it broke before that was known
alter table failed_events add column tenant_id uuid;

-- An account's identifier tells its rows from all others at the first look; the tenant before it was compared
-- at every step of the way down an index, and was the same nearly each time. It stays in the key: no row of
-- one operator can take the place of another's.
alter table records
  drop constraint records_pkey,
  add primary key (account_id, tenant_id, at, record_number);
alter table account_hours
  drop constraint account_hours_pkey,
  add primary key (account_id, tenant_id, hour);
alter table account_days
  drop constraint account_days_pkey,
  add primary key (account_id, tenant_id, day) include (bytes_up, bytes_down);
alter table device_days
  drop constraint device_days_pkey,
  add primary key (device_id, tenant_id, day) include (bytes_up, bytes_down);

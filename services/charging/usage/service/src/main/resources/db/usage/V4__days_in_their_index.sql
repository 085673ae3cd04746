-- A customer's days lie a day's rows of all other customers apart. With the sums in the index a question
-- reads a page or two of it instead of a page a day; days that are over no longer change, so that vacuum
-- soon says of their pages that all is visible and the table itself is not looked at.
alter table account_days
  drop constraint account_days_pkey,
  add primary key (tenant_id, account_id, day) include (bytes_up, bytes_down),
  set (autovacuum_vacuum_insert_scale_factor = 0.02);
alter table device_days
  drop constraint device_days_pkey,
  add primary key (tenant_id, device_id, day) include (bytes_up, bytes_down),
  set (autovacuum_vacuum_insert_scale_factor = 0.02);

-- What is used and not known to be granted is a task now. The owner of the table sees all rows for so long.
alter table vouchers no force row level security;
insert into scheduled_tasks (task_name, task_instance, tenant_id, subject, task_data, added_at, execution_time)
select 'grant-voucher', tenant_id || '/' || voucher_id, tenant_id, voucher_id::text,
  jsonb_build_object('tenant', tenant_id, 'traceparent', '', 'principal', 'PLATFORM',
    'payload', jsonb_build_object('voucherId', voucher_id)),
  now(), used_at + interval '15 seconds'
from vouchers where account_id is not null and not granted;
alter table vouchers force row level security;

drop index vouchers_unfinished;

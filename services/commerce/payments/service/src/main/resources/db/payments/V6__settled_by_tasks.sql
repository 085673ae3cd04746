-- What waited to be asked about again is a task now. The owner of the tables sees all rows for so long.
alter table payments no force row level security;
insert into scheduled_tasks (task_name, task_instance, tenant_id, subject, task_data, added_at, execution_time)
select 'refresh-payment', tenant_id || '/' || order_id, tenant_id, order_id::text,
  jsonb_build_object('tenant', tenant_id, 'traceparent', '', 'principal', 'PLATFORM',
    'payload', jsonb_build_object('orderId', order_id, 'looks', looked)),
  now(), look_again_at
from payments where look_again_at is not null;
alter table payments force row level security;

alter table refunds no force row level security;
insert into scheduled_tasks (task_name, task_instance, tenant_id, subject, task_data, added_at, execution_time)
select 'resume-refund', tenant_id || '/' || refund_key, tenant_id, refund_key::text,
  jsonb_build_object('tenant', tenant_id, 'traceparent', '', 'principal', 'PLATFORM',
    'payload', jsonb_build_object('refundKey', refund_key)),
  now(), look_again_at
from refunds where look_again_at is not null;
alter table refunds force row level security;

alter table payments drop column look_again_at, drop column looked;
alter table refunds drop column look_again_at, drop column looked;

-- Owners who are due and first grants that end are tasks now. The owner of the table sees all rows for so long.
alter table guests no force row level security;
insert into scheduled_tasks (task_name, task_instance, tenant_id, subject, task_data, added_at, execution_time)
select due.task, tenant_id || '/' || guest_id, tenant_id, guest_id::text,
  jsonb_build_object('tenant', tenant_id, 'traceparent', '', 'principal', 'PLATFORM',
    'payload', jsonb_build_object('guestId', guest_id)),
  now(), due.at
from guests, lateral (
  select 'pay-owner' as task, guests.at where owner_state in ('due', 'paying')
  union all
  select 'end-first-grant', first_until
  where first_state in ('granting', 'granted', 'ending') and guest_bytes = 0) due;
alter table guests force row level security;

drop index guests_first_ends;
drop index guests_owner_due;

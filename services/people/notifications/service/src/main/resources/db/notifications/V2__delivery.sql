-- What was kept before this column came had been delivered; the default fills it in, whatever row-level security says.
alter table messages
  add column delivered_at timestamptz default now(),
  add column tries int not null default 1,
  add column next_try_at timestamptz not null default now();
alter table messages
  alter column delivered_at drop default,
  alter column tries drop default,
  alter column next_try_at drop default;
create index messages_waiting on messages (tenant_id, next_try_at) where delivered_at is null;

-- Acts of one of the staff within the last hour are counted whenever one is written.
create index acts_of_one on acts (tenant_id, done_by, at);

create table alarms (
  tenant_id uuid not null,
  alarm_id uuid not null,
  number bigint generated always as identity,
  kind text not null,
  done_by uuid not null,
  count int not null,
  raised_at timestamptz not null,
  seen_by uuid,
  seen_at timestamptz,
  primary key (tenant_id, alarm_id)
);
create index alarms_newest on alarms (tenant_id, number);
select byway.tenant_owned('alarms');

create table alarm_limits (
  tenant_id uuid not null primary key,
  data int not null check (data between 1 and 1000),
  vouchers int not null check (vouchers between 1 and 1000),
  refunds int not null check (refunds between 1 and 1000),
  secrets int not null check (secrets between 1 and 1000)
);
select byway.tenant_owned('alarm_limits');

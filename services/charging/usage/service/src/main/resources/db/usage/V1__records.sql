create sequence record_numbers;

-- Every charge. One partition a month (UTC), so that old ones can be dropped or moved whole; what has an
-- odd time goes to the one without bounds. The primary key is the order in which a customer reads them.
create table records (
  tenant_id uuid not null,
  account_id uuid not null,
  at timestamptz not null,
  record_number bigint not null default nextval('usage.record_numbers'),
  session_id uuid not null,
  device_id uuid not null,
  bytes_up bigint not null check (bytes_up >= 0),
  bytes_down bigint not null check (bytes_down >= 0),
  primary key (tenant_id, account_id, at, record_number)
) partition by range (at);
select byway.tenant_owned('records');

create table records_of_odd_times partition of records default;
select byway.tenant_owned('records_of_odd_times');

-- The service may change no table; this one thing it may have done. The rows of a month that have gone to
-- the odd times before stay there, and so do later ones of that month.
create function usage.ensure_partition(of date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  month timestamp := date_trunc('month', of::timestamp);
  partition text := 'records_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass('usage.' || partition) is not null then
    return;
  end if;
  if month < '2020-01-01' or month >= '2200-01-01' then
    raise exception 'no partition for %', of;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('usage.records', 0));
  if to_regclass('usage.' || partition) is not null then
    return;
  end if;
  -- Made apart and then attached: rows go on coming into the other partitions meanwhile.
  execute format(
    'create table usage.%I (like usage.records including defaults including constraints including indexes)',
    partition);
  perform byway.tenant_owned(format('usage.%I', partition)::regclass);
  execute format(
    'alter table usage.records attach partition usage.%I for values from (%L) to (%L)',
    partition, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
exception when check_violation then
  null;
end
$$;
revoke all on function usage.ensure_partition(date) from public;
grant execute on function usage.ensure_partition(date) to byway_usage;

-- What is read: one row for each hour or day with use.
create table account_hours (
  tenant_id uuid not null,
  account_id uuid not null,
  hour timestamptz not null,
  bytes_up bigint not null,
  bytes_down bigint not null,
  primary key (tenant_id, account_id, hour)
) with (fillfactor = 80);
select byway.tenant_owned('account_hours');

create table account_days (
  tenant_id uuid not null,
  account_id uuid not null,
  day date not null,
  bytes_up bigint not null,
  bytes_down bigint not null,
  primary key (tenant_id, account_id, day)
) with (fillfactor = 80);
select byway.tenant_owned('account_days');

create table device_days (
  tenant_id uuid not null,
  device_id uuid not null,
  day date not null,
  bytes_up bigint not null,
  bytes_down bigint not null,
  primary key (tenant_id, device_id, day)
) with (fillfactor = 80);
select byway.tenant_owned('device_days');

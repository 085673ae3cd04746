-- Charges are most of what there is of postings, and the only ones that grow with use: they lie apart, a
-- partition a month (UTC), so that a month can be closed and go whole. Grants and money, which are few and
-- stay for ever, lie in the one for all other ledger accounts.
alter table postings rename to postings_before;
alter table postings_before disable row level security;

create table postings (
  tenant_id uuid not null,
  number bigint generated always as identity,
  at timestamptz not null,
  account_id uuid not null,
  from_ledger text not null,
  to_ledger text not null,
  unit text not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  reference uuid not null
) partition by list (to_ledger);
create table postings_of_business partition of postings default;
create table postings_used partition of postings for values in ('used') partition by range (at);
-- What has an odd time, or a month that nobody has made: a charge never fails for want of a partition.
create table postings_used_of_odd_times partition of postings_used default;

-- Makes a month's partition where it is missing. Charges of a month that have gone to the odd times before
-- stay there, and so do later ones of that month. Its owner, who closes it, sees all operators' rows of it;
-- the service does not. Gives up after two seconds where somebody is long at the odd times.
create function balances.ensure_month(of date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s'
as $$
declare
  month timestamp := date_trunc('month', of::timestamp);
  partition text := 'postings_used_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass('balances.' || partition) is not null then
    return;
  end if;
  if month < '2020-01-01' or month >= '2200-01-01' then
    raise exception 'no partition for %', of;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('balances.ensure_month', 0));
  if to_regclass('balances.' || partition) is not null then
    return;
  end if;
  -- Made apart and then attached: charges go on coming into the other partitions meanwhile.
  execute format(
    'create table balances.%I (like balances.postings_used including defaults including constraints '
    'including indexes)', partition);
  perform byway.tenant_owned(format('balances.%I', partition)::regclass);
  execute format('alter table balances.%I no force row level security', partition);
  execute format(
    'alter table balances.postings_used attach partition balances.%I for values from (%L) to (%L)',
    partition, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
exception when check_violation or duplicate_table then
  null;
end
$$;
revoke all on function balances.ensure_month(date) from public;
grant execute on function balances.ensure_month(date) to byway_balances;

do $$
declare
  month date;
begin
  for month in
    select distinct date_trunc('month', at at time zone 'UTC')::date from postings_before
    where to_ledger = 'used' and at >= '2020-01-01T00:00Z' and at < '2200-01-01T00:00Z'
    union select (date_trunc('month', now() at time zone 'UTC') + m * interval '1 month')::date
    from generate_series(0, 2) m
  loop
    perform balances.ensure_month(month);
  end loop;
end
$$;

insert into postings (tenant_id, number, at, account_id, from_ledger, to_ledger, unit, amount, reason, reference)
  overriding system value
  select tenant_id, number, at, account_id, from_ledger, to_ledger, unit, amount, reason, reference
  from postings_before;
select setval(pg_get_serial_sequence('postings', 'number'), coalesce(max(number), 1), max(number) is not null)
from postings_before;

do $$
begin
  if exists (
    (select tenant_id, account_id, from_ledger, to_ledger, unit, reason, count(*), sum(amount), sum(number)
     from postings_before group by 1, 2, 3, 4, 5, 6
     except
     select tenant_id, account_id, from_ledger, to_ledger, unit, reason, count(*), sum(amount), sum(number)
     from postings group by 1, 2, 3, 4, 5, 6)
    union all
    (select tenant_id, account_id, from_ledger, to_ledger, unit, reason, count(*), sum(amount), sum(number)
     from postings group by 1, 2, 3, 4, 5, 6
     except
     select tenant_id, account_id, from_ledger, to_ledger, unit, reason, count(*), sum(amount), sum(number)
     from postings_before group by 1, 2, 3, 4, 5, 6)) then
    raise exception 'the postings do not add up to what they were';
  end if;
end
$$;
drop table postings_before;

create index postings_of_account on postings (tenant_id, account_id, number);
-- Postings are written in the order of time: a few bytes for each hundred pages find a day again.
create index postings_at on postings using brin (at);
select byway.tenant_owned('postings');
select byway.tenant_owned('postings_of_business');
select byway.tenant_owned('postings_used');
select byway.tenant_owned('postings_used_of_odd_times');

-- What an account's charges of a closed month came to, and what was used of sessions that began in it and
-- whose meters are gone. The books stand on it as they stood on the rows. As with a month's partition, its
-- owner writes it for all operators at once.
create table closings (
  tenant_id uuid not null,
  account_id uuid not null,
  month date not null,
  postings bigint not null default 0 check (postings >= 0),
  posted_bytes bigint not null default 0 check (posted_bytes >= 0),
  meters bigint not null default 0 check (meters >= 0),
  metered_bytes bigint not null default 0 check (metered_bytes >= 0),
  primary key (tenant_id, account_id, month)
);
select byway.tenant_owned('closings');
alter table closings no force row level security;

-- Meters of sessions that are over, for whoever closes them.
create index meters_closed on meters (tenant_id, opened_at) where closed;

-- Closes the oldest month that is over for so long: its charges become a sum for each account, and go. One at
-- a time, and one transaction: the sums are there and the charges gone, or neither. As with making a month, it
-- is what the service may have done of what it may not do. Until the sums are made and checked nobody waits;
-- then it gives up after two seconds where somebody is long at the charges, and is called again.
create function balances.close_month_before(first_kept date) returns date
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s'
  -- All of it is read, as it lies: by the index of accounts it takes twenty times as long.
  set enable_indexscan = off set work_mem = '64MB'
as $$
declare
  partition text;
  closed date;
  held record;
  before record;
  afterwards record;
begin
  -- One closes at a time, in whichever process.
  if not pg_try_advisory_xact_lock(hashtextextended('balances.closings', 0)) then
    return null;
  end if;
  select c.relname, to_date(right(c.relname, 7), 'YYYY_MM') into partition, closed
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'balances.postings_used'::regclass
    and c.relname ~ '^postings_used_\d{4}_\d{2}$'
    and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', first_kept)::date
  order by 2 limit 1;
  if partition is null then
    return null;
  end if;
  -- From here on nobody writes a charge of that month; everybody may go on reading them.
  execute format('lock table balances.%I in share mode', partition);
  if row_security_active(format('balances.%I', partition)::regclass)
      or row_security_active('balances.closings'::regclass) then
    raise exception 'whoever closes % does not see all of it', partition;
  end if;
  execute format('select count(*) as rows, coalesce(sum(amount), 0) as bytes from balances.%I', partition)
    into held;
  select coalesce(sum(c.postings), 0) as rows, coalesce(sum(c.posted_bytes), 0) as bytes into before
    from balances.closings c where c.month = closed;
  execute format(
    'insert into balances.closings as c (tenant_id, account_id, month, postings, posted_bytes) '
    'select tenant_id, account_id, $1, count(*), sum(amount)::bigint from balances.%I '
    'where unit = ''B'' group by tenant_id, account_id '
    'on conflict (tenant_id, account_id, month) do update set '
    'postings = c.postings + excluded.postings, posted_bytes = c.posted_bytes + excluded.posted_bytes',
    partition) using closed;
  select coalesce(sum(c.postings), 0) as rows, coalesce(sum(c.posted_bytes), 0) as bytes into afterwards
    from balances.closings c where c.month = closed;
  if afterwards.rows - before.rows <> held.rows or afterwards.bytes - before.bytes <> held.bytes then
    raise exception '% does not add up to its closings', partition;
  end if;
  execute format('drop table balances.%I', partition);
  return closed;
end
$$;
revoke all on function balances.close_month_before(date) from public;
grant execute on function balances.close_month_before(date) to byway_balances;

-- Months of records that are over are dropped whole, which costs the same at any number of rows and leaves
-- nothing to vacuum. Like making a month, it is one of the two changes of a table the service may have done.
create function usage.drop_months_before(first_kept date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  month record;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('usage.records', 0));
  for month in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'usage.records'::regclass
      and c.relname ~ '^records_\d{4}_\d{2}$'
      and to_date(substr(c.relname, 9), 'YYYY_MM') < date_trunc('month', first_kept)::date
  loop
    execute format('drop table usage.%I', month.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;
revoke all on function usage.drop_months_before(date) from public;
grant execute on function usage.drop_months_before(date) to byway_usage;

-- As before, but bears that somebody else has made the month while this one waited: what a session
-- remembers of names is not looked up anew behind an advisory lock.
create or replace function usage.ensure_partition(of date) returns void
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
exception when check_violation or duplicate_table then
  null;
end
$$;

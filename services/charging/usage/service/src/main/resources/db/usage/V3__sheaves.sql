-- Records of days that are over, bound together: up to a thousand of one customer's day in one row, each in
-- the few bytes it differs by. Partitioned as the loose records are; there is no partition for odd times,
-- which stay loose.
create table sheaves (
  tenant_id uuid not null,
  account_id uuid not null,
  last_at timestamptz not null,
  last_number bigint not null,
  first_at timestamptz not null,
  records bytea not null,
  primary key (tenant_id, account_id, last_at, last_number)
) partition by range (last_at);
select byway.tenant_owned('sheaves');

-- Makes a month's partition of one of the two, where it is missing; takes the place of ensure_partition. It
-- bears that somebody else has made it while this one waited. Loose rows of a month that have gone to the
-- odd times before stay there, and so do later ones of that month.
create function usage.ensure_month(parent text, of date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  month timestamp := date_trunc('month', of::timestamp);
  partition text := parent || '_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass('usage.' || quote_ident(partition)) is not null then
    return;
  end if;
  if parent not in ('records', 'sheaves') or month < '2020-01-01' or month >= '2200-01-01' then
    raise exception 'no partition for % of %', of, parent;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('usage.' || parent, 0));
  if to_regclass('usage.' || quote_ident(partition)) is not null then
    return;
  end if;
  -- Made apart and then attached: rows go on coming into the other partitions meanwhile.
  execute format(
    'create table usage.%I (like usage.%I including defaults including constraints including indexes)',
    partition, parent);
  perform byway.tenant_owned(format('usage.%I', partition)::regclass);
  execute format(
    'alter table usage.%I attach partition usage.%I for values from (%L) to (%L)',
    parent, partition, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
exception when check_violation or duplicate_table then
  null;
end
$$;
revoke all on function usage.ensure_month(text, date) from public;
grant execute on function usage.ensure_month(text, date) to byway_usage;
drop function usage.ensure_partition(date);

create or replace function usage.drop_months_before(first_kept date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  month record;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('usage.records', 0));
  perform pg_advisory_xact_lock(hashtextextended('usage.sheaves', 0));
  for month in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('usage.records'::regclass, 'usage.sheaves'::regclass)
      and c.relname ~ '^(records|sheaves)_\d{4}_\d{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', first_kept)::date
  loop
    execute format('drop table usage.%I', month.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;

-- Months of loose records that are all bound, and vacuumed to nothing since: dropped, so that their indexes
-- go and no question opens them. Gives up after two seconds where somebody is long at one; it is called again.
create function usage.drop_bound_months(first_kept date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '2s'
as $$
declare
  month record;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('usage.records', 0));
  for month in
    select c.relname, c.oid from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'usage.records'::regclass
      and c.relname ~ '^records_\d{4}_\d{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', first_kept)::date
      and pg_relation_size(c.oid) = 0
  loop
    execute format('lock table usage.records, usage.%I in access exclusive mode', month.relname);
    -- No page, no row: nobody can be writing one any more.
    if pg_relation_size(month.oid) = 0 then
      execute format('drop table usage.%I', month.relname);
      dropped := dropped + 1;
    end if;
  end loop;
  return dropped;
end
$$;
revoke all on function usage.drop_bound_months(date) from public;
grant execute on function usage.drop_bound_months(date) to byway_usage;

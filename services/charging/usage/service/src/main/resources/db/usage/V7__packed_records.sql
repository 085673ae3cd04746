-- What is called packed records everywhere else is called so here too. Processes of the version before go on meanwhile:
-- for them the old name is a view, which shows and takes the same rows under the same row-level security, and the
-- functions know both names. A later version drops the view.
alter table sheaves rename to packed_records;
do $$
declare
  one record;
begin
  for one in
    select c.oid::regclass as place, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'usage' and c.relname ~ '^sheaves_' and c.relkind = 'r'
  loop
    execute format('alter table %s rename to %I', one.place, regexp_replace(one.relname, '^sheaves', 'packed_records'));
  end loop;
  for one in
    select k.conrelid::regclass as place, k.conname as relname from pg_constraint k
      join pg_namespace n on n.oid = k.connamespace
    where n.nspname = 'usage' and k.conname ~ '^sheaves_' and k.contype = 'p'
  loop
    execute format('alter table %s rename constraint %I to %I', one.place, one.relname,
      regexp_replace(one.relname, '^sheaves', 'packed_records'));
  end loop;
end
$$;
create view sheaves with (security_invoker = true) as
  select tenant_id, account_id, last_at, last_number, first_at, records from packed_records;

create or replace function usage.ensure_month(parent text, of date) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  parted text := case parent when 'sheaves' then 'packed_records' else parent end;
  month timestamp := date_trunc('month', of::timestamp);
  partition text := parted || '_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass('usage.' || quote_ident(partition)) is not null then
    return;
  end if;
  if parted not in ('records', 'packed_records') or month < '2020-01-01' or month >= '2200-01-01' then
    raise exception 'no partition for % of %', of, parted;
  end if;
  perform pg_advisory_xact_lock(hashtextextended('usage.' || parted, 0));
  if to_regclass('usage.' || quote_ident(partition)) is not null then
    return;
  end if;
  -- Made apart and then attached: rows go on coming into the other partitions meanwhile.
  execute format(
    'create table usage.%I (like usage.%I including defaults including constraints including indexes)',
    partition, parted);
  perform byway.tenant_owned(format('usage.%I', partition)::regclass);
  execute format(
    'alter table usage.%I attach partition usage.%I for values from (%L) to (%L)',
    parted, partition, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
exception when check_violation or duplicate_table then
  null;
end
$$;

create or replace function usage.drop_months_before(first_kept date) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  month record;
  dropped integer := 0;
begin
  perform pg_advisory_xact_lock(hashtextextended('usage.records', 0));
  perform pg_advisory_xact_lock(hashtextextended('usage.packed_records', 0));
  for month in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent in ('usage.records'::regclass, 'usage.packed_records'::regclass)
      and c.relname ~ '^(records|packed_records)_\d{4}_\d{2}$'
      and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', first_kept)::date
  loop
    execute format('drop table usage.%I', month.relname);
    dropped := dropped + 1;
  end loop;
  return dropped;
end
$$;

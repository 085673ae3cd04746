create table acts (
  tenant_id uuid not null,
  number bigint not null,
  act_key uuid not null,
  at timestamptz not null,
  done_by uuid,
  act text not null check (length(act) between 1 and 40),
  subject text not null check (length(subject) between 1 and 100),
  reason text not null check (length(reason) between 1 and 200),
  hash text not null,
  primary key (tenant_id, number),
  unique (tenant_id, act_key)
);
select byway.tenant_owned('acts');

-- One row per operator, locked by who writes, so that the chain does not fork.
create table heads (
  tenant_id uuid not null,
  number bigint not null,
  hash text not null,
  primary key (tenant_id)
);
select byway.tenant_owned('heads');

create function never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'acts are never changed';
end $$;
create trigger acts_never_changed before update or delete on acts
  for each row execute function never_changed();

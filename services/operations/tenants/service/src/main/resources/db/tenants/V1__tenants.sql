-- Operators are rows of the platform, not of a tenant: no row-level security here.
create table tenants (
  tenant_id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  name text not null check (length(name) between 1 and 80),
  currency char(3) not null,
  guest_bonus_bytes bigint not null check (guest_bonus_bytes >= 0),
  owner_bonus_bytes bigint not null check (owner_bonus_bytes >= 0),
  owner_bonuses_per_day int not null check (owner_bonuses_per_day >= 0),
  device_bonuses_per_day int not null check (device_bonuses_per_day >= 0),
  slice_bytes bigint not null check (slice_bytes > 0),
  created_at timestamptz not null default now()
);

create table hosts (
  host text primary key check (host = lower(host)),
  tenant_id uuid not null references tenants,
  position int not null
);
create index hosts_of_tenant on hosts (tenant_id);

create table log_rules (
  tenant_id uuid primary key,
  is_on boolean not null,
  reason text not null check (length(reason) <= 500),
  kept_days int not null check (kept_days between 0 and 730)
);
select byway.tenant_owned('log_rules');

-- Who had which address when; a row a session, and none where the rules do not ask for it.
create table session_log (
  tenant_id uuid not null,
  session_id uuid not null,
  customer_id uuid not null,
  device_id uuid not null,
  mac text not null check (length(mac) <= 20),
  address inet,
  port_from int check (port_from between 0 and 65535),
  port_to int check (port_to between port_from and 65535),
  inside inet,
  from_at timestamptz not null,
  until_at timestamptz,
  primary key (tenant_id, session_id)
);
create index session_log_address on session_log (tenant_id, address, from_at);
create index session_log_inside on session_log (tenant_id, inside, from_at);
create index session_log_old on session_log (tenant_id, (coalesce(until_at, from_at)));
select byway.tenant_owned('session_log');

-- What authorities asked for, and what was found when two of the staff had agreed.
create table disclosures (
  tenant_id uuid not null,
  disclosure_id uuid not null,
  address text not null check (length(address) <= 60),
  port int check (port between 0 and 65535),
  at timestamptz not null,
  within_minutes int not null check (within_minutes between 0 and 60),
  authority text not null check (length(authority) between 1 and 200),
  reference text not null check (length(reference) between 1 and 200),
  reason text not null check (length(reason) between 1 and 200),
  asked_by uuid not null,
  asked_at timestamptz not null,
  disclosed_at timestamptz,
  found int,
  document text,
  sha256 text,
  number bigint generated always as identity,
  primary key (tenant_id, disclosure_id)
);
create index disclosures_newest on disclosures (tenant_id, number);
select byway.tenant_owned('disclosures');

create table disclosure_reads (
  tenant_id uuid not null,
  disclosure_id uuid not null,
  number bigint generated always as identity,
  read_by uuid not null,
  at timestamptz not null,
  primary key (tenant_id, disclosure_id, number)
);
select byway.tenant_owned('disclosure_reads');

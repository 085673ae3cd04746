create table sessions (
  tenant_id uuid not null,
  session_id uuid not null,
  device_id uuid not null,
  mac char(17) not null,
  customer_id uuid not null,
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_for text,
  check ((closed_at is null) = (closed_for is null)),
  primary key (tenant_id, session_id)
);
-- One client device has one open session at a hotspot; also serves the list of a hotspot's open ones.
create unique index sessions_open on sessions (tenant_id, device_id, mac) where closed_at is null;
create index sessions_of_customer on sessions (tenant_id, customer_id, session_id);
select byway.tenant_owned('sessions');

create table visits (
  tenant_id uuid not null,
  device_id uuid not null,
  mac char(17) not null,
  token char(22) not null,
  expires_at timestamptz not null,
  primary key (tenant_id, device_id, mac)
);
create unique index visits_token on visits (tenant_id, token);
create index visits_expiring on visits (tenant_id, expires_at);
select byway.tenant_owned('visits');

-- Meters that may be running without an open session: opened before their session was, or not ended yet
-- after it. A doomed one will be ended, and no session may be opened on it any more.
create table loose_meters (
  tenant_id uuid not null,
  session_id uuid not null,
  since timestamptz not null,
  doomed boolean not null,
  primary key (tenant_id, session_id)
);
select byway.tenant_owned('loose_meters');

create table devices (
  tenant_id uuid not null,
  device_id uuid not null,
  name text not null,
  serial text not null,
  owner_id uuid,
  secret_hash bytea not null,
  connected boolean not null default false,
  blocked boolean not null default false,
  blocked_for text not null default '',
  desired_version bigint not null default 0,
  desired jsonb not null default '{}',
  reported_version bigint not null default 0,
  reported jsonb not null default '{}',
  refused jsonb not null default '{}',
  primary key (tenant_id, device_id)
);
create unique index devices_serial on devices (tenant_id, serial);
create index devices_name on devices (tenant_id, name, device_id);
create index devices_of_owner on devices (tenant_id, owner_id, name, device_id);
select byway.tenant_owned('devices');

-- What changes every minute, apart from what does not: no column here that changes is in an index, and
-- pages have room, so that a heartbeat rewrites one short row in its page.
create table vitals (
  tenant_id uuid not null,
  device_id uuid not null,
  online boolean not null default false,
  presence_at timestamptz,
  last_seen_at timestamptz,
  heartbeat_at timestamptz,
  uptime_seconds bigint not null default 0,
  battery_percent int not null default 0,
  signal_dbm int not null default 0,
  clients int not null default 0,
  uplink text not null default '',
  journal_bytes bigint not null default 0,
  primary key (tenant_id, device_id),
  foreign key (tenant_id, device_id) references devices on delete cascade
) with (fillfactor = 50);
select byway.tenant_owned('vitals');

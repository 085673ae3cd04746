-- By which client certificates access points are known that speak RADIUS over TLS. A connection says no operator, so
-- these are looked at before one is known; a certificate's access points are all of one operator.
create table certificates (
  name text not null check (length(name) <= 253),
  tenant_id uuid not null,
  device_id uuid not null,
  primary key (name, tenant_id, device_id)
);
create index certificates_of on certificates (tenant_id, device_id);

-- Where access points last spoke from, to within ten minutes, so that orders reach them after a restart.
create table heard (
  tenant_id uuid not null,
  device_id uuid not null,
  address text not null check (length(address) <= 64),
  over_tls boolean not null,
  process text not null check (length(process) between 1 and 253),
  at timestamptz not null,
  primary key (tenant_id, device_id)
);
select byway.tenant_owned('heard');

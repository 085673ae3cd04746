-- Servers in front of the platform that an operator trusts, such as FreeRADIUS. The secret is drawn from the
-- installation's and secret_id, which is made anew with each secret; none has been made where there is none.
create table proxies (
  tenant_id uuid not null,
  proxy_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  ranges text not null check (length(ranges) between 1 and 1000),
  vouches boolean not null,
  checks_keys boolean not null,
  secret_id uuid,
  used_at timestamptz,
  primary key (tenant_id, proxy_id)
);
select byway.tenant_owned('proxies');

-- Which access points are behind which.
create table behind_proxies (
  tenant_id uuid not null,
  proxy_id uuid not null,
  device_id uuid not null,
  primary key (tenant_id, proxy_id, device_id),
  foreign key (tenant_id, proxy_id) references proxies on delete cascade
);
create index behind_proxies_of on behind_proxies (tenant_id, device_id);
select byway.tenant_owned('behind_proxies');

-- Who has connected by a certificate, or by a name in one. Any operator may say that a certificate is its own; so far
-- only the first could.
create table certificate_holders (
  name text primary key check (length(name) <= 253),
  tenant_id uuid not null
);
insert into certificate_holders select distinct on (name) name, tenant_id from certificates order by name, tenant_id;

-- A packet without Message-Authenticator proves nothing, so that who sends such may not be mistaken for another.
alter table ranges add column signs boolean not null default true;
alter table access_points no force row level security;
update ranges r set signs = false from access_points a
  where a.tenant_id = r.tenant_id and a.device_id = r.device_id and not a.signs_requests;
alter table access_points force row level security;
create index ranges_of_name on ranges (tenant_id, nas_identifier);

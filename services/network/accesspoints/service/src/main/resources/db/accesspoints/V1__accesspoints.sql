create table access_points (
  tenant_id uuid not null,
  device_id uuid not null,
  nas_identifier text not null check (length(nas_identifier) <= 64),
  dialect text not null,
  direction text not null,
  signs_requests boolean not null,
  orders text not null,
  secret_number int not null default 1,
  primary key (tenant_id, device_id)
);
select byway.tenant_owned('access_points');

-- Where access points speak from. A packet says no operator, so these are looked at before one is known.
create table ranges (
  range cidr not null,
  nas_identifier text not null,
  tenant_id uuid not null,
  device_id uuid not null,
  primary key (tenant_id, device_id, range)
);
create index ranges_containing on ranges using gist (range inet_ops);

-- One session is counted by one accounting session: its counters begin at nothing. An access point may use the same
-- id again after it has begun anew; what it was given at sign-in (Class) then tells the two apart.
create table accounting (
  tenant_id uuid not null,
  session_id uuid not null,
  device_id uuid not null,
  acct_session_id text not null check (length(acct_session_id) between 1 and 253),
  user_name text not null,
  mac char(17) not null,
  class text not null check (length(class) <= 506),
  address text not null,
  bound_at timestamptz not null,
  primary key (tenant_id, session_id)
);
create unique index accounting_at on accounting (tenant_id, device_id, acct_session_id, mac, class);
create index accounting_old on accounting (tenant_id, bound_at);
select byway.tenant_owned('accounting');

-- What a hotspot claims and what nobody believes at once: counted, and neither charged nor free until somebody has
-- looked. As long as it is held it stays among what its account has reserved, also where the session is over. What
-- was given back after a look is counted for ever and charged never.
-- paced_to is how far the session has used up what its link can carry, in milliseconds since 1970. Rows that are
-- there, and those that a process of the version before adds, begin now: the expression is worked out once.
alter table meters
  add column held bigint not null default 0,
  add column given_back bigint not null default 0,
  add column held_for integer not null default 0,
  add column held_at timestamptz,
  add column paced_to bigint not null default (extract(epoch from now()) * 1000)::bigint,
  add column relayed boolean not null default false,
  add check (held >= 0 and given_back >= 0 and used_up + used_down + held + given_back <= ceiling);
create index meters_held on meters (tenant_id, device_id, session_id) where held > 0;
create index meters_held_of_account on meters (tenant_id, account_id) where held > 0;

-- What each hotspot can carry, where somebody has said so.
create table link_rates (
  tenant_id uuid not null,
  device_id uuid not null,
  uplink_mbit integer check (uplink_mbit >= 0),
  radio_mbit integer check (radio_mbit >= 0),
  changed_at timestamptz not null,
  primary key (device_id, tenant_id)
);
select byway.tenant_owned('link_rates');

-- What was decided of what was held, and by whom: never changed.
create table settlements (
  tenant_id uuid not null,
  settlement_id uuid not null,
  session_id uuid not null,
  account_id uuid not null,
  device_id uuid not null,
  bytes bigint not null check (bytes > 0),
  accepted boolean not null,
  held_for integer not null,
  decided_by text not null,
  settled_at timestamptz not null,
  primary key (tenant_id, settlement_id)
);
create index settlements_of_device on settlements (tenant_id, device_id, settled_at);
select byway.tenant_owned('settlements');

-- How often an operator's flags have changed; what is changed is changed one after the other.
create table versions (
  tenant_id uuid primary key,
  version bigint not null
);
select byway.tenant_owned('versions');

create table flags (
  tenant_id uuid not null,
  flag_key text not null check (length(flag_key) between 1 and 100),
  definition jsonb not null,
  version bigint not null,
  changed_at timestamptz not null,
  primary key (tenant_id, flag_key)
);
select byway.tenant_owned('flags');

-- Who changed what, before and after; only grows.
create table flag_changes (
  tenant_id uuid not null,
  version bigint not null,
  change_id uuid not null,
  flag_key text not null,
  before jsonb,
  after jsonb not null,
  changed_by uuid,
  reason text not null check (length(reason) <= 200),
  at timestamptz not null,
  primary key (tenant_id, version),
  unique (tenant_id, change_id)
);
create index flag_changes_of on flag_changes (tenant_id, flag_key, version);
select byway.tenant_owned('flag_changes');

-- What waits for another of the staff to agree.
create table proposals (
  tenant_id uuid not null,
  proposal_id uuid not null,
  flag_key text not null,
  definition jsonb not null,
  over bigint not null,
  reason text not null check (length(reason) <= 200),
  asked_by uuid not null,
  asked_at timestamptz not null,
  primary key (tenant_id, proposal_id)
);
create index proposals_by_age on proposals (tenant_id, asked_at);
select byway.tenant_owned('proposals');

create table segments (
  tenant_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  description text not null check (length(description) <= 200),
  constraints jsonb not null,
  primary key (tenant_id, name)
);
select byway.tenant_owned('segments');

-- With which programs ask; the text is worked out again from the secret, and kept nowhere.
create table tokens (
  tenant_id uuid not null,
  token_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  key_version int not null,
  made_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, token_id)
);
select byway.tenant_owned('tokens');

create table uses (
  tenant_id uuid not null,
  flag_key text not null,
  variant text not null,
  day date not null,
  times bigint not null,
  primary key (tenant_id, flag_key, variant, day)
);
create index uses_by_age on uses (tenant_id, day);
select byway.tenant_owned('uses');

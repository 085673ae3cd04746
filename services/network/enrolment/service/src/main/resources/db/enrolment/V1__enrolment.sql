-- Who vouches for the platform's port: the installation's, and no operator's.
create table authority (
  the_one boolean primary key default true check (the_one),
  certificate bytea not null,
  sealed_key bytea not null,
  made_at timestamptz not null
);

create table boxes (
  tenant_id uuid not null,
  box_id uuid not null,
  serial text not null,
  model text not null,
  public_key bytea not null,
  secret_hash text not null,
  came_from text not null,
  code_number int not null default 1,
  code_hash bytea not null,
  asked_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  expected boolean not null default false,
  device_id uuid,
  name text not null default '',
  owner_id uuid,
  replaces uuid,
  is_back boolean not null default false,
  shown_as text not null default '',
  claimed_by text not null default '',
  claimed_at timestamptz,
  finished boolean not null default false,
  primary key (tenant_id, box_id)
);
create unique index boxes_code on boxes (tenant_id, code_hash);
create index boxes_waiting on boxes (tenant_id, asked_at, box_id) where device_id is null;
create index boxes_from on boxes (tenant_id, came_from) where device_id is null;
select byway.tenant_owned('boxes');

create table guesses (
  tenant_id uuid not null,
  claimant text not null,
  failures int not null,
  blocked_until timestamptz not null,
  last_at timestamptz not null,
  primary key (tenant_id, claimant)
);
create index guesses_old on guesses (tenant_id, last_at);
select byway.tenant_owned('guesses');

-- Boxes that a manufacturer or an order has announced.
create table batches (
  tenant_id uuid not null,
  batch_id uuid not null,
  label text not null,
  box_count int not null,
  taken_in_at timestamptz not null,
  primary key (tenant_id, batch_id)
);
select byway.tenant_owned('batches');

create table expected (
  tenant_id uuid not null,
  serial text not null,
  batch_id uuid not null,
  by_key boolean not null,
  proof_hash bytea not null,
  code_hash bytea not null,
  owner_id uuid,
  name text not null,
  order_reference text not null,
  claimed_by text not null default '',
  shown_as text not null default '',
  claimed_at timestamptz,
  box_id uuid,
  primary key (tenant_id, serial),
  foreign key (tenant_id, batch_id) references batches
);
create unique index expected_code on expected (tenant_id, code_hash);
create index expected_in_batch on expected (tenant_id, batch_id, serial);
select byway.tenant_owned('expected');

-- What each guest's first session brought, decided once. Not settled: bytes are still to be granted.
create table guests (
  tenant_id uuid not null,
  guest_id uuid not null,
  reward_id uuid not null,
  session_id uuid not null,
  device_id uuid not null,
  mac text not null,
  at timestamptz not null,
  owner_id uuid,
  decision text not null default 'undecided',
  guest_bytes bigint not null default 0 check (guest_bytes >= 0),
  owner_bytes bigint not null default 0 check (owner_bytes >= 0),
  settled boolean not null default false,
  check (owner_id is not null or owner_bytes = 0),
  primary key (tenant_id, guest_id)
);
create index guests_rewarding on guests (tenant_id, owner_id, reward_id) where owner_bytes > 0 and settled;
select byway.tenant_owned('guests');

-- Client devices on which a guest was last welcomed with a bonus.
create table clients (
  tenant_id uuid not null,
  device_id uuid not null,
  mac text not null,
  welcomed_at timestamptz not null,
  primary key (tenant_id, device_id, mac)
);
create index clients_welcomed_at on clients (tenant_id, welcomed_at);
select byway.tenant_owned('clients');

-- Bonuses that owners and hotspots have earned on a day (UTC); whoever counts locks the row.
create table day_counts (
  tenant_id uuid not null,
  day date not null,
  earner_id uuid not null,
  earned int not null default 0,
  primary key (tenant_id, day, earner_id)
) with (fillfactor = 80);
select byway.tenant_owned('day_counts');

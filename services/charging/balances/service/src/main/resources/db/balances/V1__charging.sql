-- A balance: three numbers that only grow, and what is promised to open sessions. The checks are the
-- last line of defence: a statement that would overdraw fails instead of being found out later.
create table accounts (
  tenant_id uuid not null,
  account_id uuid not null,
  granted bigint not null default 0 check (granted >= 0),
  withdrawn bigint not null default 0 check (withdrawn >= 0),
  consumed bigint not null default 0 check (consumed >= 0),
  reserved bigint not null default 0 check (reserved >= 0),
  check (granted - withdrawn - consumed - reserved >= 0),
  primary key (tenant_id, account_id)
) with (fillfactor = 60);
select byway.tenant_owned('accounts');

-- A session's two numbers. counted_* is the most its hotspot has reported; used_* is what was charged,
-- which never passes the ceiling. What a hotspot let through beyond that is counted and not charged.
create table meters (
  tenant_id uuid not null,
  session_id uuid not null,
  account_id uuid not null,
  device_id uuid not null,
  counted_up bigint not null default 0,
  counted_down bigint not null default 0,
  used_up bigint not null default 0 check (used_up >= 0),
  used_down bigint not null default 0 check (used_down >= 0),
  ceiling bigint not null default 0,
  closed boolean not null default false,
  ended_at timestamptz,
  opened_at timestamptz not null,
  check (used_up + used_down <= ceiling),
  primary key (tenant_id, session_id)
) with (fillfactor = 60);
create index meters_open on meters (tenant_id, account_id) where not closed;
-- Ended from here, and waiting for the hotspot's last word with what is reserved for it.
create index meters_ended on meters (tenant_id, ended_at) where not closed and ended_at is not null;
select byway.tenant_owned('meters');

-- Grants in the order in which they are used up; never updated.
create table lots (
  tenant_id uuid not null,
  grant_key uuid not null,
  account_id uuid not null,
  number bigint generated always as identity,
  reason text not null,
  note text not null,
  bytes bigint not null check (bytes > 0),
  price_minor bigint,
  currency char(3),
  granted_at timestamptz not null,
  primary key (tenant_id, grant_key)
);
create index lots_of_account on lots (tenant_id, account_id, number);
select byway.tenant_owned('lots');

-- What was taken back of a lot; never updated, one of them a lot.
create table withdrawals (
  tenant_id uuid not null,
  grant_key uuid not null,
  account_id uuid not null,
  bytes bigint not null check (bytes >= 0),
  value_minor bigint,
  currency char(3),
  withdrawn_at timestamptz not null,
  primary key (tenant_id, grant_key)
);
create index withdrawals_of_account on withdrawals (tenant_id, account_id);
select byway.tenant_owned('withdrawals');

-- The books: append-only, each row an amount that left one ledger account and came to another, so that
-- no entry can be out of balance. Ledger accounts: customer:<id>, issued, used, taken-back for bytes;
-- sales, processor for money.
create table postings (
  tenant_id uuid not null,
  number bigint generated always as identity,
  at timestamptz not null,
  account_id uuid not null,
  from_ledger text not null,
  to_ledger text not null,
  unit text not null,
  amount bigint not null check (amount > 0),
  reason text not null,
  reference uuid not null,
  primary key (tenant_id, number)
);
create index postings_of_account on postings (tenant_id, account_id, number);
select byway.tenant_owned('postings');

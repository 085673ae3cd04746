-- A guest is welcomed when an address or number is proven; until then there is a first grant, which is a part
-- of the bonus and is taken back when its time is over. The owner waits until the guest has used some.
-- first_state: none, granting, granted, ending, ended. owner_state: none, waiting, due, paying, paid.
alter table guests
  add column source text,
  add column reached text,
  add column first_bytes bigint not null default 0 check (first_bytes >= 0),
  add column first_until timestamptz,
  add column first_state text not null default 'none',
  add column owner_state text not null default 'none',
  add column owner_after bigint not null default 0,
  add column used_bytes bigint not null default 0;
create index guests_first_ends on guests (tenant_id, first_until)
  where first_state in ('granting', 'granted', 'ending');
create index guests_owner_due on guests (tenant_id, guest_id) where owner_state in ('due', 'paying');

-- Customers who have proven an address or number, told before or after their first session.
create table proven (
  tenant_id uuid not null,
  guest_id uuid not null,
  primary key (tenant_id, guest_id)
);
select byway.tenant_owned('proven');

-- How often something was given on a day (UTC), or a bound was reached; whoever counts locks the row.
create table tallies (
  tenant_id uuid not null,
  day date not null,
  what text not null,
  at text not null,
  count int not null default 0,
  primary key (tenant_id, day, what, at)
) with (fillfactor = 80);
select byway.tenant_owned('tallies');

-- Who has been online with which client device: an owner brings no guests with devices of the own.
create table used_clients (
  tenant_id uuid not null,
  mac text not null,
  customer_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, mac, customer_id)
);
create index used_clients_at on used_clients (tenant_id, at);
select byway.tenant_owned('used_clients');

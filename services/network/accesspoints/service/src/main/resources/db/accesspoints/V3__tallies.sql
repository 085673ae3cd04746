-- From where on an accounting session counts for a session. An accounting session is its access point, the client's
-- MAC address and the Acct-Session-Id; what an access point was given at sign-in (Class) may change within one, be
-- missing or come twice, and so makes none. A name that is used again, and a customer who follows another within one,
-- have the next number.
create table tallies (
  tenant_id uuid not null,
  session_id uuid not null,
  device_id uuid not null,
  acct_session_id text not null check (length(acct_session_id) <= 759),
  user_name text not null check (length(user_name) <= 759),
  mac char(17) not null,
  address text not null,
  number int not null check (number > 0),
  base_bytes_up bigint not null check (base_bytes_up >= 0),
  base_bytes_down bigint not null check (base_bytes_down >= 0),
  began_at timestamptz not null,
  bound_at timestamptz not null,
  ended_at timestamptz,
  end_heard_at timestamptz,
  ended_seconds bigint not null default 0,
  check ((ended_at is null) = (end_heard_at is null)),
  primary key (tenant_id, session_id)
);
create unique index tallies_named on tallies (tenant_id, device_id, acct_session_id, mac, number);
create index tallies_of_client on tallies (tenant_id, device_id, mac);
create index tallies_old on tallies (tenant_id, bound_at);

-- What runs while this is installed goes on: of each name the accounting session that was heard of last.
alter table accounting disable row level security;
insert into tallies (tenant_id, session_id, device_id, acct_session_id, user_name, mac, address, number,
    base_bytes_up, base_bytes_down, began_at, bound_at)
  select tenant_id, session_id, device_id, acct_session_id, user_name, mac, address,
    row_number() over (partition by tenant_id, device_id, acct_session_id, mac order by bound_at, session_id),
    0, 0, bound_at, bound_at
  from accounting
  where bound_at > now() - interval '7 days';
select byway.tenant_owned('accounting');
select byway.tenant_owned('tallies');

-- What access points have said when they began anew, so that a copy of it is known. It changes nothing a second time.
create table restarts (
  tenant_id uuid not null,
  device_id uuid not null,
  proof text not null check (length(proof) between 1 and 64),
  heard_at timestamptz not null,
  primary key (tenant_id, device_id, proof)
);
create index restarts_old on restarts (tenant_id, heard_at);
select byway.tenant_owned('restarts');

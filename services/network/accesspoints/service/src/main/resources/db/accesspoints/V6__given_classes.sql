-- What was given last at a sign-in (Class), by client device and access point, for access points that do not give it
-- back: whichever process hears the first report finds it here. It is written at every sign-in and good for minutes, so
-- it is not logged: a database that was killed forgets it, and who was let in just then is asked to sign in again.
create unlogged table given_classes (
  tenant_id uuid not null,
  device_id uuid not null,
  mac char(17) not null,
  class text not null check (length(class) between 2 and 506),
  given_at timestamptz not null,
  primary key (tenant_id, device_id, mac)
);
create index given_classes_old on given_classes (tenant_id, given_at);
select byway.tenant_owned('given_classes');

-- Stays at openNDS gateways count as accounting sessions do: known by device, client and token alone. What the gateway
-- takes along (custom) opens one, and was a part of its name before.
alter table accounting disable row level security;
alter table tallies disable row level security;
insert into tallies (tenant_id, session_id, device_id, acct_session_id, user_name, mac, address, number,
    base_bytes_up, base_bytes_down, began_at, bound_at)
  select a.tenant_id, a.session_id, a.device_id, a.acct_session_id, a.user_name, a.mac, a.address,
    coalesce((select max(t.number) from tallies t where t.tenant_id = a.tenant_id and t.device_id = a.device_id
      and t.acct_session_id = a.acct_session_id and t.mac = a.mac), 0)
    + row_number() over (partition by a.tenant_id, a.device_id, a.acct_session_id, a.mac
        order by a.bound_at, a.session_id),
    0, 0, a.bound_at, a.bound_at
  from accounting a
  where a.bound_at > now() - interval '7 days'
    and not exists (select from tallies t where t.tenant_id = a.tenant_id and t.session_id = a.session_id);
select byway.tenant_owned('tallies');
drop table accounting;

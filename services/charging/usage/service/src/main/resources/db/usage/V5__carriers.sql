-- What carriers billed: one row a line and day, the latest that was told.
create table carrier_days (
  tenant_id uuid not null,
  device_id uuid not null,
  day date not null,
  carrier text not null check (length(carrier) between 1 and 40),
  bytes bigint not null check (bytes >= 0),
  told_at timestamptz not null,
  primary key (tenant_id, day, device_id, carrier)
);
select byway.tenant_owned('carrier_days');

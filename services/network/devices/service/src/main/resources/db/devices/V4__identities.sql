-- Hotspots that have made a key and a secret of their own.
alter table devices
  add column public_key bytea,
  add column next_secret_hash bytea,
  add column secret_number bigint not null default 0,
  add column secret_since timestamptz,
  add column secret_wanted boolean not null default false,
  add column retired boolean not null default false,
  add column replaced_by uuid;

-- A serial number is free again when its hotspot is retired.
drop index devices_serial;
create unique index devices_serial on devices (tenant_id, serial) where not retired;

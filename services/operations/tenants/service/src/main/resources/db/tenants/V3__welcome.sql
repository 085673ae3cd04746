-- What keeps an operator's bonuses from being farmed.
alter table tenants
  add column first_bytes bigint not null default 10000000 check (first_bytes >= 0),
  add column first_minutes int not null default 60 check (first_minutes > 0),
  add column welcomes_per_hotspot int not null default 200 check (welcomes_per_hotspot >= 0),
  add column welcomes_per_address int not null default 200 check (welcomes_per_address >= 0),
  add column welcomes_per_operator int not null default 5000 check (welcomes_per_operator >= 0),
  add column owner_after_bytes bigint not null default 10000000 check (owner_after_bytes >= 0);

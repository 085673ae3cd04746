create table parcels (
  tenant_id uuid not null,
  id uuid not null,
  state text not null,
  changes integer not null default 0,
  primary key (tenant_id, id)
);
select byway.tenant_owned('parcels');

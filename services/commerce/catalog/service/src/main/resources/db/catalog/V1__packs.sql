create table packs (
  tenant_id uuid not null,
  pack_id uuid not null,
  name text not null check (length(name) between 1 and 60),
  bytes bigint not null check (bytes > 0),
  price_minor bigint not null check (price_minor > 0),
  currency char(3) not null,
  on_sale boolean not null default true,
  primary key (tenant_id, pack_id)
);
select byway.tenant_owned('packs');

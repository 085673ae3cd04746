-- Customers who may not use hotspots for now, as the abuse desk says.
create table suspended (
  tenant_id uuid not null,
  customer_id uuid not null,
  since timestamptz not null,
  until timestamptz,
  primary key (tenant_id, customer_id)
);
select byway.tenant_owned('suspended');

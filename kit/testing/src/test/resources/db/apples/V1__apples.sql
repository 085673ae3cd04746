create table apples (
  tenant_id uuid not null,
  name text not null,
  primary key (tenant_id, name)
);
select byway.tenant_owned('apples');

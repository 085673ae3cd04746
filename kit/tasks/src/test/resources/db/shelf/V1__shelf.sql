create table deeds (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  book text not null
);
select byway.tenant_owned('deeds');

-- How often a customer's network key was made anew; who is not here has the first one.
create table network_keys (
  tenant_id uuid not null,
  person_id uuid not null,
  number int not null,
  primary key (tenant_id, person_id)
);
select byway.tenant_owned('network_keys');

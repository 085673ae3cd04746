-- What owners of hotspots may choose from as places that cost their guests nothing.
create table free_places (
  tenant_id uuid not null,
  host text not null check (length(host) between 1 and 255),
  position int not null,
  primary key (tenant_id, host)
);
select byway.tenant_owned('free_places');

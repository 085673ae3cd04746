create table deeds (
  id bigint generated always as identity primary key,
  tenant_id uuid not null,
  book text not null
);
select byway.tenant_owned('deeds');

-- What must be said again one day, and is hidden until then.
create table diaries (
  tenant_id uuid not null,
  number int not null,
  page bytea not null,
  primary key (tenant_id, number)
);
select byway.tenant_owned('diaries');

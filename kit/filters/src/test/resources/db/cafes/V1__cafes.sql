create table cafes (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  note text,
  state text not null,
  visits bigint not null,
  spent_minor bigint,
  opened_at timestamptz not null,
  seen_at timestamptz,
  online boolean not null,
  mac text,
  primary key (tenant_id, id)
);
select byway.tenant_owned('cafes');

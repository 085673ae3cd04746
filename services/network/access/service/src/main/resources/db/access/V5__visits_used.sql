-- A visit is used once; the browser that had the one before finds the next by it.
alter table visits
  add column used_at timestamptz,
  add column former_token text,
  add column former_browser bytea;
create index visits_former on visits (tenant_id, former_token) where former_token is not null;

-- Which events of which sender were taken, how new their objects were, and those that always fail. Of no tenant.
create table received_events (
  source text not null,
  event_id text not null,
  digest bytea not null,
  received_at timestamptz not null,
  primary key (source, event_id)
);
create index received_events_received_at on received_events (source, received_at);

create table object_versions (
  source text not null,
  object_id text not null,
  version bigint not null,
  changed_at timestamptz not null,
  primary key (source, object_id)
);

create table failed_events (
  source text not null,
  event_id text not null,
  body bytea not null,
  tenant_id uuid,
  failure text not null,
  attempts integer not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  primary key (source, event_id)
);

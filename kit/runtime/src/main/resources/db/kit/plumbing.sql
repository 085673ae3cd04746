-- The ways out of and into a service: facts waiting to leave, and facts that were handled.
create table if not exists {service}.outbox (
  id bigint generated always as identity primary key,
  type text not null,
  envelope text not null
) with (autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000);

-- What the broker has taken is kept for a while, in case the broker loses it.
alter table {service}.outbox add column if not exists relayed_at timestamptz;
create index if not exists outbox_waiting on {service}.outbox (id) where relayed_at is null;
create index if not exists outbox_relayed on {service}.outbox (relayed_at) where relayed_at is not null;

create table if not exists {service}.inbox (
  event_id uuid not null,
  subscription text not null,
  handled_at timestamptz not null default now(),
  primary key (event_id, subscription)
);
create index if not exists inbox_handled_at on {service}.inbox (handled_at);

-- Acts that have changed something and have not said how they ended; what the audit log is told if they never do.
create table if not exists {service}.acts_begun (
  id uuid primary key,
  type text not null,
  envelope text not null,
  began_at timestamptz not null default now()
);

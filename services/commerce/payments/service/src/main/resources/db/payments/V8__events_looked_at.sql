-- What was done about the processor's events that were asked for; of no operator. What was done about one is not done
-- again while it is told again; one that failed is counted, until it is set aside.
create table looked_at_events (
  event_id text primary key,
  tries integer not null,
  is_done boolean not null,
  looked_at timestamptz not null
);
create index looked_at_events_old on looked_at_events (looked_at);
create index looked_at_events_failed on looked_at_events (event_id) where not is_done;

-- Whether an operator may serve anybody new, how much it may have, and its time of day.
alter table tenants
  add column time_zone text,
  add column suspended_at timestamptz,
  add column suspended_for text check (length(suspended_for) between 1 and 200),
  add column suspended_at_once boolean not null default false,
  add column most_hotspots int check (most_hotspots >= 0),
  add column most_customers int check (most_customers >= 0),
  add column most_sessions int check (most_sessions >= 0),
  add check ((suspended_at is null) = (suspended_for is null));

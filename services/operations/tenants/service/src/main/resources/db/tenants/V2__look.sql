-- How an operator's pages look; empty for the platform's own.
alter table tenants
  add column accent text not null default '' check (accent ~ '^(#[0-9a-f]{6})?$'),
  add column logo text not null default '' check (length(logo) <= 8000);

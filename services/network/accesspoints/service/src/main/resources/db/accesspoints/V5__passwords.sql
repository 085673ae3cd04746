-- An access point can read what is typed there, so account passwords do only where an operator says so.
alter table access_points add column takes_passwords boolean not null default false;

-- The version of the installation's secret that a secret was drawn from.
alter table access_points add column key_version smallint not null default 1;
alter table proxies add column key_version smallint not null default 1;

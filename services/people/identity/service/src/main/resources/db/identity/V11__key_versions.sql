-- The version of the installation's secret that a key was drawn from; 0, as for who is not here, is the oldest known.
alter table network_keys add column key_version smallint not null default 0;

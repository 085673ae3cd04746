-- The version of the installation's secret that a batch's codes were drawn from and hashed under.
alter table batches add column key_version smallint not null default 1;

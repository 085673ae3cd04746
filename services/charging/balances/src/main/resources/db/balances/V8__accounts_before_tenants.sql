-- As in the history of use: an identifier tells a row from all others at the first look, where the tenant
-- before it is the same nearly each time.
alter table accounts
  drop constraint accounts_pkey,
  add primary key (account_id, tenant_id);
alter table meters
  drop constraint meters_pkey,
  add primary key (session_id, tenant_id);
drop index postings_of_account;
create index postings_of_account on postings (account_id, number);

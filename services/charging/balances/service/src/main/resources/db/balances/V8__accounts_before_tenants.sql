-- An identifier tells a row from all others at the first look; the tenant before it was compared at every step
-- of the way down the index, twice a charge, and was the same nearly each time. It stays in the key: no row of
-- one operator can take the place of another's. What is read operator by operator, such as the proof of the
-- books, has an index of its own, which no charge changes.
alter table accounts
  drop constraint accounts_pkey,
  add primary key (account_id, tenant_id);
create index accounts_of_tenant on accounts (tenant_id);
alter table meters
  drop constraint meters_pkey,
  add primary key (session_id, tenant_id);
create index meters_of_tenant on meters (tenant_id);

-- A lot may be taken back for more than one cause, as for a refund of a part and then a dispute, and what was
-- withheld for a dispute that was won is given back: a row with less than nothing. Rows are still never updated.
alter table withdrawals add column cause_key uuid;
-- Who installs owns the table and yet sees no row of it, as long as its row-level security is forced.
alter table withdrawals no force row level security;
update withdrawals set cause_key = grant_key;
alter table withdrawals force row level security;
alter table withdrawals
  alter column cause_key set not null,
  add column number bigint generated always as identity,
  drop constraint withdrawals_bytes_check,
  drop constraint withdrawals_pkey,
  add primary key (tenant_id, grant_key, number);

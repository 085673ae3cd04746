-- When the customer had proven who they are for a session, where that was before it was opened; and accounts that
-- have become another's, so that what was proven before opens nothing any more.
alter table sessions add column proven_at timestamptz;
create table reclaimed (
  tenant_id uuid not null,
  customer_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, customer_id)
);
select byway.tenant_owned('reclaimed');

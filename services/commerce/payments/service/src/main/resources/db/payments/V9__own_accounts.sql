-- Accounts at the processor that are operators' own. A payment is looked up and paid back where it was made; none of
-- the installation's account has a row, and all that was before is there.
create table card_accounts (
  tenant_id uuid not null,
  account_id uuid not null,
  -- the processor's id of it, where the key may ask
  processor_account text,
  name text check (length(name) <= 200),
  sealed_key bytea not null,
  key_end text not null,
  is_test boolean not null,
  is_current boolean not null,
  since timestamptz not null,
  ended_at timestamptz,
  -- what was set up by us, to tell what happens
  webhook_id text,
  primary key (tenant_id, account_id)
);
select byway.tenant_owned('card_accounts');
create unique index card_accounts_current on card_accounts (tenant_id) where is_current;

create table card_secrets (
  tenant_id uuid not null,
  secret_id uuid not null,
  sealed_secret bytea not null,
  secret_end text not null,
  since timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, secret_id)
);
select byway.tenant_owned('card_secrets');

alter table payments add column account_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table processor_customers add column account_id uuid not null default '00000000-0000-0000-0000-000000000000';
alter table processor_customers drop constraint processor_customers_pkey;
alter table processor_customers add primary key (tenant_id, customer_id, account_id);
alter table former_processor_customers
  add column account_id uuid not null default '00000000-0000-0000-0000-000000000000';

-- Up to where the events of an operator's own account were read, as events_read for the installation's.
create table account_events_read (
  tenant_id uuid not null,
  account_id uuid not null,
  until timestamptz,
  since timestamptz,
  begun_at timestamptz,
  after_event text,
  primary key (tenant_id, account_id)
);
select byway.tenant_owned('account_events_read');

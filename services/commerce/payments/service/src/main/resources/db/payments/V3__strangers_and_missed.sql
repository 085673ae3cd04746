-- Who a customer was at the processor until another proved to own the account: whatever was left there,
-- or is left by a page that is still open, is nobody's here.
alter table processor_customers add column made_at timestamptz;
create table former_processor_customers (
  tenant_id uuid not null,
  customer_id uuid not null,
  processor_id text not null,
  ended_at timestamptz not null,
  primary key (tenant_id, processor_id)
);
select byway.tenant_owned('former_processor_customers');
create index former_processor_customers_of on former_processor_customers (tenant_id, customer_id);

-- Up to where the processor's events were read; of no operator. One row. While events are being read, newest
-- first: since when, begun when, and after which event to go on.
create table events_read (
  only_row boolean primary key default true check (only_row),
  until timestamptz,
  since timestamptz,
  begun_at timestamptz,
  after_event text
);
insert into events_read default values;

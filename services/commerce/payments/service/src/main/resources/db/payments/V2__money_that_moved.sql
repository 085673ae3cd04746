-- How the money stands at the processor after it was captured. What a look found is noted by the order in
-- which looks began, so that an answer that was long on its way changes nothing that is newer.
alter table payments
  add column looks bigint not null default 0,
  add column noted_look bigint not null default 0;

-- A refund may be refused for good, or come back from the bank.
alter table refunds
  add column failed boolean not null default false,
  add column failure_code text,
  add check (not (done and failed));

-- Made in the processor's own dashboard.
create table outside_refunds (
  tenant_id uuid not null,
  processor_id text not null,
  order_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null check (state in ('DONE', 'FAILED')),
  reason text,
  made_at timestamptz not null,
  primary key (tenant_id, processor_id),
  foreign key (tenant_id, order_id) references payments
);
select byway.tenant_owned('outside_refunds');
create index outside_refunds_of_order on outside_refunds (tenant_id, order_id);

create table disputes (
  tenant_id uuid not null,
  processor_id text not null,
  order_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  state text not null check (state in ('INQUIRY', 'OPEN', 'WON', 'LOST')),
  reason text not null,
  opened_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, processor_id),
  foreign key (tenant_id, order_id) references payments
);
select byway.tenant_owned('disputes');
create index disputes_of_order on disputes (tenant_id, order_id);

create table payments (
  tenant_id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency char(3) not null,
  state text not null
    check (state in ('PENDING', 'CAPTURED', 'FAILED', 'EXPIRED', 'DISPUTED')),
  -- What was asked for is kept whole: asking the processor again must be the same question.
  description text not null,
  return_url text not null,
  cancel_url text not null,
  save_card boolean not null,
  saved_card text,
  session_id text,
  page_url text,
  intent_id text,
  failure_code text,
  refunded_minor bigint not null default 0
    check (refunded_minor between 0 and amount_minor),
  asked_at timestamptz not null,
  captured_at timestamptz,
  -- When reconciliation asks the processor about it; none when it is at its end.
  look_again_at timestamptz,
  looked integer not null default 0,
  primary key (tenant_id, order_id),
  check (captured_at is null or intent_id is not null)
);
select byway.tenant_owned('payments');
create index payments_to_look_at on payments (look_again_at) where look_again_at is not null;

create table refunds (
  tenant_id uuid not null,
  refund_key uuid not null,
  order_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  done boolean not null default false,
  asked_at timestamptz not null,
  look_again_at timestamptz,
  looked integer not null default 0,
  primary key (tenant_id, refund_key),
  foreign key (tenant_id, order_id) references payments
);
select byway.tenant_owned('refunds');
create index refunds_of_order on refunds (tenant_id, order_id);
create index refunds_to_look_at on refunds (look_again_at) where look_again_at is not null;

-- Who a customer is at the processor; nothing else of the person goes there.
create table processor_customers (
  tenant_id uuid not null,
  customer_id uuid not null,
  processor_id text not null,
  primary key (tenant_id, customer_id)
);
select byway.tenant_owned('processor_customers');

-- What the processor told us already.
create table processor_events (
  tenant_id uuid not null,
  event_id text not null,
  received_at timestamptz not null,
  primary key (tenant_id, event_id)
);
select byway.tenant_owned('processor_events');
create index processor_events_received_at on processor_events (received_at);

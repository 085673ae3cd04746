create table orders (
  tenant_id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  pack_id uuid not null,
  pack_name text not null,
  bytes bigint not null check (bytes > 0),
  price_minor bigint not null check (price_minor > 0),
  currency char(3) not null,
  state text not null
    check (state in ('PLACED', 'PAID', 'FULFILLED', 'CANCELLED', 'REFUNDED')),
  return_url text not null,
  cancel_url text not null,
  save_card boolean not null,
  saved_card text,
  payment_url text,
  placed_at timestamptz not null,
  paid_at timestamptz,
  -- A refund that was begun and must be ended; its reason.
  refund_reason text,
  -- When reconciliation takes it up, unless it has moved on by itself; none when it is at its end.
  look_again_at timestamptz,
  primary key (tenant_id, order_id)
);
select byway.tenant_owned('orders');

create index orders_newest on orders (tenant_id, placed_at desc, order_id desc);
create index orders_of_customer on orders (tenant_id, customer_id, placed_at desc, order_id desc);
create index orders_to_look_at on orders (look_again_at) where look_again_at is not null;

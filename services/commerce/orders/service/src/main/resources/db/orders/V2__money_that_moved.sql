-- What became of an order's money after it was paid. money_moves counts what we were told, settled_moves how
-- far it was acted on; refund_try is the next refund's, since one that failed is never asked for again.
alter table orders
  add column money_moves integer not null default 0,
  add column settled_moves integer not null default 0,
  add column refund_try integer not null default 0,
  add column returned_minor bigint not null default 0,
  add column disputed_minor bigint not null default 0,
  add column dispute text check (dispute in ('INQUIRY', 'OPEN', 'WON', 'LOST')),
  add column taken_bytes bigint not null default 0,
  add column owed_minor bigint not null default 0,
  add column refund_failed boolean not null default false;

create index orders_flagged on orders (tenant_id, placed_at desc, order_id desc)
  where dispute is not null or owed_minor > 0 or refund_failed;

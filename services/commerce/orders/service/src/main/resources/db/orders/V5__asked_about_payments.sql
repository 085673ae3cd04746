-- When the processor was last asked what became of an order's payment; processes of the version before do not ask.
alter table orders add column payment_asked_at timestamptz;

-- What a customer has left elsewhere is looked for at each sign-in: by client device, or all that is open.
create index sessions_open_of_customer on sessions (tenant_id, customer_id, mac) where closed_at is null;

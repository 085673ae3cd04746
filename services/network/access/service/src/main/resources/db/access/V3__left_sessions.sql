-- What a customer has left elsewhere is looked for at each sign-in. It is open as long as closed_for says
-- nothing; said by closed_at, the planner would take this for a hotspot's sessions too while few are open.
create index sessions_open_of_customer on sessions (tenant_id, customer_id, mac) where closed_for is null;

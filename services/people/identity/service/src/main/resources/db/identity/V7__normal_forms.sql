-- Addresses with anything beside plain letters were kept as they were typed; RefitAddresses brings them
-- to the form in which they are compared now, and leaves those apart that would become one.
alter table people add column is_normal boolean not null default true;
alter table people no force row level security;
update people set is_normal = false
where email !~ '^[a-z0-9!#$%&''*+/=?^_`{|}~.-]+@([a-z0-9_]([a-z0-9_-]*[a-z0-9_])?\.)+[a-z0-9_-]+$';
alter table people force row level security;
create index people_refit on people (tenant_id, number) where not is_normal;

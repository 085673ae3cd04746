-- A customer may add a telephone number, proven by a code, and sign in by it. One number is one customer's.
alter table people add column phone text check (phone ~ '^\+[1-9][0-9]{6,14}$');
create unique index people_by_phone on people (tenant_id, kind, phone text_pattern_ops) where phone is not null;

-- In which telephone numbers are typed without +; ISO 3166-1.
alter table tenants add column country char(2) check (country ~ '^[A-Z]{2}$');

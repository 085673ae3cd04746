-- A batch of vouchers that is too much for one of the staff; it has no subject before it is issued.
alter table approval_limits add column voucher_bytes bigint check (voucher_bytes >= 0);
alter table approvals alter column subject_id drop not null;
alter table approvals add column label text check (length(label) <= 60);
alter table approvals add column pieces int check (pieces between 1 and 1000);
alter table approvals add column good_until timestamptz;

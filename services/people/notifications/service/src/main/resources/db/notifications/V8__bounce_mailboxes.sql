-- The mailbox in which an operator's mail comes back, and how far it was read: validity and last_uid as IMAP has them.
create table bounce_mailboxes (
  tenant_id uuid primary key,
  host text not null check (length(host) between 1 and 253),
  port int not null check (port between 1 and 65535),
  security text not null check (security in ('STARTTLS', 'TLS', 'NONE')),
  mail_user text not null check (length(mail_user) between 1 and 254),
  password bytea not null,
  validity bigint,
  last_uid bigint,
  read_at timestamptz,
  fault text check (length(fault) <= 500)
);
select byway.tenant_owned('bounce_mailboxes');

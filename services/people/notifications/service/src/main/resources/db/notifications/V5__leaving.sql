-- Until this version nothing left: what is there was kept.
alter table messages
  add column state text not null default 'KEPT'
    check (state in ('WAITING', 'KEPT', 'SENT', 'DELIVERED', 'FAILED', 'BOUNCED')),
  add column words text check (length(words) <= 500),
  add column unsubscribe text check (length(unsubscribe) <= 500),
  -- the gateway's own name of a text message
  add column outside_id text check (length(outside_id) <= 100);
alter table messages alter column state drop default;
drop index messages_waiting;
create index messages_waiting on messages (tenant_id, next_try_at) where state = 'WAITING';
create index messages_outside on messages (tenant_id, outside_id) where outside_id is not null;

create table mail_senders (
  tenant_id uuid primary key,
  mail_from text not null check (length(mail_from) between 3 and 254),
  from_name text not null check (length(from_name) <= 100),
  reply_to text check (length(reply_to) <= 254),
  host text check (length(host) between 1 and 253),
  port int check (port between 1 and 65535),
  security text check (security in ('STARTTLS', 'TLS', 'NONE')),
  mail_user text check (length(mail_user) <= 254),
  password bytea
);
select byway.tenant_owned('mail_senders');

create table sms_senders (
  tenant_id uuid primary key,
  kind text not null check (kind in ('TWILIO', 'GENERIC')),
  address text not null check (length(address) <= 500),
  account text not null check (length(account) <= 100),
  sms_from text not null check (length(sms_from) <= 20),
  template text not null check (length(template) <= 2000),
  secret bytea
);
select byway.tenant_owned('sms_senders');

create table bounce_secrets (
  tenant_id uuid primary key,
  secret bytea not null,
  former bytea,
  made_at timestamptz not null
);
select byway.tenant_owned('bounce_secrets');

create table message_limits (
  tenant_id uuid primary key,
  mails int not null,
  mails_to_one int not null,
  texts int not null,
  texts_to_one int not null,
  texts_to_country int not null,
  countries text[] not null
);
select byway.tenant_owned('message_limits');

-- What left in a day: in all, to one person (a hash) and to one country.
create table message_counts (
  tenant_id uuid not null,
  day date not null,
  about text not null check (length(about) <= 80),
  count int not null,
  primary key (tenant_id, day, about)
);
select byway.tenant_owned('message_counts');

-- Addresses that mail came back from for good.
create table bouncing (
  tenant_id uuid not null,
  address text not null check (length(address) <= 254),
  since timestamptz not null,
  words text not null check (length(words) <= 500),
  primary key (tenant_id, address)
);
select byway.tenant_owned('bouncing');

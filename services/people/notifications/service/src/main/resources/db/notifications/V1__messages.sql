create table messages (
  tenant_id uuid not null,
  message_id uuid not null,
  channel text not null,
  recipient text not null check (length(recipient) between 1 and 254),
  subject text check (length(subject) <= 200),
  body text not null check (length(body) <= 20000),
  at timestamptz not null,
  number bigint generated always as identity,
  primary key (tenant_id, message_id)
);
create index messages_newest on messages (tenant_id, number);
create index messages_old on messages (tenant_id, at);
select byway.tenant_owned('messages');

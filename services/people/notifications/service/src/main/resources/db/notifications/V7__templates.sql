-- What messages say in the words of an operator; none in a version that went back to Byway's own.
create table message_templates (
  tenant_id uuid not null,
  kind text not null check (length(kind) between 1 and 60),
  channel text not null check (channel in ('EMAIL', 'SMS')),
  language text not null check (length(language) = 2),
  version int not null check (version > 0),
  subject text check (length(subject) <= 200),
  body text check (length(body) <= 10000),
  html text check (length(html) <= 20000),
  changed_by uuid,
  at timestamptz not null,
  primary key (tenant_id, kind, channel, language, version)
);
select byway.tenant_owned('message_templates');

alter table messages add column html text check (length(html) <= 40000);

create table reports (
  tenant_id uuid not null,
  report_id uuid not null,
  number bigint generated always as identity,
  kind text not null check (kind in ('SPAM', 'ATTACK', 'COPYRIGHT', 'UNLAWFUL', 'OTHER')),
  address text check (length(address) <= 60),
  port int check (port between 1 and 65535),
  at timestamptz,
  body text not null check (length(body) between 1 and 5000),
  contact text not null check (length(contact) between 3 and 254),
  language text not null check (length(language) = 2),
  state text not null check (state in ('NEW', 'TAKEN', 'ACTED', 'REJECTED')),
  reported_at timestamptz not null,
  source text check (length(source) <= 60),
  taken_by uuid,
  customer_id uuid,
  closed_at timestamptz,
  primary key (tenant_id, report_id)
);
create index reports_newest on reports (tenant_id, number);
create index reports_recent on reports (tenant_id, reported_at);
create index reports_closed on reports (tenant_id, closed_at) where closed_at is not null;
select byway.tenant_owned('reports');

create table notes (
  tenant_id uuid not null,
  report_id uuid not null,
  note_id uuid not null,
  number bigint generated always as identity,
  kind text not null,
  body text not null check (length(body) <= 5100),
  written_by uuid,
  at timestamptz not null,
  primary key (tenant_id, report_id, note_id),
  foreign key (tenant_id, report_id) references reports on delete cascade
);
select byway.tenant_owned('notes');

-- Customers who may not use hotspots for now.
create table suspended (
  tenant_id uuid not null,
  customer_id uuid not null,
  report_id uuid not null,
  since timestamptz not null,
  primary key (tenant_id, customer_id)
);
select byway.tenant_owned('suspended');

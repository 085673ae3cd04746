-- What an operator has published; never changed.
create table versions (
  tenant_id uuid not null,
  kind text not null check (kind in ('TERMS', 'PRIVACY')),
  version int not null check (version > 0),
  command_id uuid not null,
  asks_again boolean not null,
  published_at timestamptz not null,
  published_by uuid,
  number bigint generated always as identity,
  primary key (tenant_id, kind, version),
  unique (tenant_id, command_id)
);
create index versions_newest on versions (tenant_id, number);
select byway.tenant_owned('versions');

create table texts (
  tenant_id uuid not null,
  kind text not null,
  version int not null,
  language text not null check (length(language) = 2),
  body text not null check (length(body) between 1 and 20000),
  sha256 text not null check (length(sha256) = 64),
  primary key (tenant_id, kind, version, language),
  foreign key (tenant_id, kind, version) references versions
);
select byway.tenant_owned('texts');

-- Who agreed to which version when, in which language: the proof.
create table acceptances (
  tenant_id uuid not null,
  customer_id uuid not null,
  kind text not null,
  version int not null,
  language text not null,
  sha256 text not null,
  at timestamptz not null,
  source text check (length(source) <= 60),
  primary key (tenant_id, customer_id, kind, version),
  foreign key (tenant_id, kind, version, language) references texts
);
select byway.tenant_owned('acceptances');

-- What customers said of news and offers, one row a change.
create table consents (
  tenant_id uuid not null,
  customer_id uuid not null,
  given boolean not null,
  at timestamptz not null,
  source text check (length(source) <= 60),
  number bigint generated always as identity,
  primary key (tenant_id, customer_id, number)
);
select byway.tenant_owned('consents');

create table people (
  tenant_id uuid not null,
  person_id uuid not null,
  number bigint generated always as identity,
  kind text not null,
  email text not null check (length(email) <= 254),
  name text not null check (length(name) <= 100),
  password_hash text,
  language text not null check (length(language) <= 35),
  created_at timestamptz not null,
  primary key (tenant_id, person_id),
  unique (tenant_id, kind, email)
);
create index people_newest on people (tenant_id, kind, number);
create index people_by_beginning on people (tenant_id, kind, email text_pattern_ops);
select byway.tenant_owned('people');

-- One-time codes: the newest of a person counts; only the hash is kept.
create table codes (
  tenant_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  guesses int not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, person_id, sent_at)
);
select byway.tenant_owned('codes');

-- A family is one sign-in: the tokens that follow from it. Revoking the family ends all of them.
create table families (
  tenant_id uuid not null,
  family_id uuid not null,
  person_id uuid not null,
  revoked boolean not null default false,
  expires_at timestamptz not null,
  primary key (tenant_id, family_id)
);
create index families_expired on families (tenant_id, expires_at);
select byway.tenant_owned('families');

create table tokens (
  tenant_id uuid not null,
  token_hash bytea not null,
  family_id uuid not null,
  refresh boolean not null,
  used boolean not null default false,
  expires_at timestamptz not null,
  primary key (tenant_id, token_hash),
  foreign key (tenant_id, family_id) references families on delete cascade
);
create index tokens_of_family on tokens (tenant_id, family_id);
select byway.tenant_owned('tokens');

-- Failed proofs, by the hash of what was tried to be proven: it holds for people who do not exist, too.
create table guesses (
  tenant_id uuid not null,
  subject_hash bytea not null,
  failures int not null,
  blocked_until timestamptz not null,
  last_at timestamptz not null,
  primary key (tenant_id, subject_hash)
);
select byway.tenant_owned('guesses');

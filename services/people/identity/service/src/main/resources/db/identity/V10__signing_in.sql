-- A sign-in as its holder sees it, and for how long it may be trusted with what matters.
alter table families add column way text;
alter table families add column source text check (length(source) <= 100);
alter table families add column browser text check (length(browser) <= 300);
alter table families add column began_at timestamptz not null default now();
alter table families add column used_at timestamptz not null default now();
alter table families add column confirmed_at timestamptz;
alter table families add column ends_at timestamptz;
alter table families alter column began_at drop default;
alter table families alter column used_at drop default;

-- A customer may close the account; staff may open it again.
alter table people add column closed_at timestamptz;

-- The public half of a key in somebody's device, as WebAuthn writes it.
create table passkeys (
  tenant_id uuid not null,
  passkey_id uuid not null,
  number bigint generated always as identity,
  person_id uuid not null,
  credential_id bytea not null check (length(credential_id) <= 1023),
  credential bytea not null check (length(credential) <= 4096),
  host text not null check (length(host) <= 253),
  name text not null check (length(name) <= 60),
  counter bigint not null,
  is_verifying boolean not null,
  is_backup_eligible boolean not null,
  is_backed_up boolean not null,
  added_at timestamptz not null,
  used_at timestamptz,
  copied_at timestamptz,
  primary key (tenant_id, passkey_id),
  unique (tenant_id, credential_id)
);
create index passkeys_of_person on passkeys (tenant_id, person_id, number);
select byway.tenant_owned('passkeys');

-- Challenges carry their own proof; only those that were answered are kept, so that each is answered once.
create table answered_challenges (
  tenant_id uuid not null,
  challenge_hash bytea not null,
  expires_at timestamptz not null,
  primary key (tenant_id, challenge_hash)
);
create index answered_challenges_expired on answered_challenges (tenant_id, expires_at);
select byway.tenant_owned('answered_challenges');

-- The secret of an app that gives codes, encrypted; it counts once a code of it was given.
create table second_factors (
  tenant_id uuid not null,
  person_id uuid not null,
  seed bytea not null,
  begun_at timestamptz not null,
  proven_at timestamptz,
  last_step bigint not null default 0,
  primary key (tenant_id, person_id)
);
select byway.tenant_owned('second_factors');

create table recovery_codes (
  tenant_id uuid not null,
  person_id uuid not null,
  code_hash bytea not null,
  primary key (tenant_id, person_id, code_hash)
);
select byway.tenant_owned('recovery_codes');

-- Somebody who has given a password or a code, and owes a second factor.
create table half_sign_ins (
  tenant_id uuid not null,
  ticket_hash bytea not null,
  person_id uuid not null,
  way text not null,
  guesses int not null default 0,
  expires_at timestamptz not null,
  primary key (tenant_id, ticket_hash)
);
create index half_sign_ins_expired on half_sign_ins (tenant_id, expires_at);
select byway.tenant_owned('half_sign_ins');

create table sign_in_rules (
  tenant_id uuid not null primary key,
  staff_second_factor boolean not null,
  staff_session_hours int not null check (staff_session_hours between 1 and 720)
);
select byway.tenant_owned('sign_in_rules');

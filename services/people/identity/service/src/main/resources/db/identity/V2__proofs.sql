-- Codes belong to what was asked for (kind and address) instead of a person, so that asking for one and guessing one
-- does the same work whether or not the person exists. Codes of before live for ten minutes and are dropped.
drop table codes;
create table codes (
  tenant_id uuid not null,
  subject_hash bytea not null,
  number bigint generated always as identity,
  code_hash bytea not null,
  guesses int not null default 0,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, subject_hash, number)
);
create index codes_old on codes (tenant_id, sent_at);
select byway.tenant_owned('codes');

create index tokens_expired on tokens (tenant_id, expires_at);
create index guesses_old on guesses (tenant_id, last_at);

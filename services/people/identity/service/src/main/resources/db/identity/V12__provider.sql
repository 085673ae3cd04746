-- By whom an operator's staff sign in; the secret is hidden.
create table sign_in_providers (
  tenant_id uuid not null primary key,
  name text not null check (length(name) <= 60),
  issuer text not null check (length(issuer) <= 500),
  client_id text not null check (length(client_id) <= 200),
  secret bytea not null check (length(secret) <= 1000),
  domains text[] not null check (cardinality(domains) between 1 and 20),
  is_only boolean not null
);
select byway.tenant_owned('sign_in_providers');

-- As whom a provider knows somebody: by the name that it gives for ever, and by no address.
create table provider_links (
  tenant_id uuid not null,
  issuer text not null check (length(issuer) <= 500),
  subject text not null check (length(subject) <= 255),
  person_id uuid not null,
  linked_at timestamptz not null,
  used_at timestamptz not null,
  primary key (tenant_id, issuer, subject),
  unique (tenant_id, person_id, issuer)
);
select byway.tenant_owned('provider_links');

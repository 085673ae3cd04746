-- Hosts are the installation's own, like operators: these rows carry no tenant. Nothing personal is among them.
create table certificates (
  host text primary key check (length(host) <= 253),
  chain text not null,
  key_hidden bytea not null,
  not_before timestamptz not null,
  not_after timestamptz not null
);

-- What came of asking the authority.
create table attempts (
  host text primary key check (length(host) <= 253),
  tried_at timestamptz,
  failures int not null default 0,
  problem text,
  next_at timestamptz not null
);

-- What the authority looks for meanwhile.
create table challenges (
  host text not null,
  token text primary key,
  key_authorization text not null,
  chain text not null,
  key_hidden bytea not null,
  expires_at timestamptz not null
);
create index challenges_of on challenges (host);

-- Who we are to an authority, by its directory.
create table authority_accounts (
  directory text primary key,
  location text not null,
  key_hidden bytea not null
);

create table batches (
  tenant_id uuid not null,
  batch_id uuid not null,
  number bigint generated always as identity,
  label text not null check (length(label) between 1 and 60),
  count int not null check (count between 1 and 1000),
  bytes bigint not null check (bytes > 0),
  expires_at timestamptz,
  reason text not null check (length(reason) between 1 and 200),
  issued_by uuid,
  issued_at timestamptz not null,
  primary key (tenant_id, batch_id)
);
create index batches_newest on batches (tenant_id, number);
select byway.tenant_owned('batches');

-- The code itself is not here: a keyed hash of it, and its first three letters for support.
create table vouchers (
  tenant_id uuid not null,
  voucher_id uuid not null,
  batch_id uuid not null,
  number int not null,
  letters char(3) not null,
  code_hash bytea not null,
  account_id uuid,
  used_at timestamptz,
  granted boolean not null default false,
  voided_at timestamptz,
  void_reason text,
  voided_by uuid,
  primary key (tenant_id, voucher_id),
  unique (tenant_id, code_hash),
  foreign key (tenant_id, batch_id) references batches,
  check (account_id is null or voided_at is null)
);
create index vouchers_of_batch on vouchers (tenant_id, batch_id, number);
create index vouchers_by_letters on vouchers (tenant_id, letters);
create index vouchers_unfinished on vouchers (tenant_id, used_at) where account_id is not null and not granted;
select byway.tenant_owned('vouchers');

-- Wrong codes, by who typed them.
create table guesses (
  tenant_id uuid not null,
  guesser text not null,
  failures int not null,
  blocked_until timestamptz not null,
  last_at timestamptz not null,
  primary key (tenant_id, guesser)
);
create index guesses_old on guesses (tenant_id, last_at);
select byway.tenant_owned('guesses');

-- Who works here. Who has left stays, so that an operator who ever had staff is known to have had.
create table members (
  tenant_id uuid not null,
  person_id uuid not null,
  email text not null check (length(email) <= 254),
  name text not null check (length(name) <= 100),
  role text not null,
  since timestamptz not null,
  left_at timestamptz,
  primary key (tenant_id, person_id)
);
select byway.tenant_owned('members');

-- The link is made of the row and the installation's key, and kept nowhere; sends says which one is good.
create table invitations (
  tenant_id uuid not null,
  invitation_id uuid not null,
  number bigint generated always as identity,
  email text not null check (length(email) <= 254),
  role text not null,
  language text not null check (length(language) <= 35),
  link text not null check (length(link) <= 500),
  invited_by uuid,
  sends int not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  over_at timestamptz,
  primary key (tenant_id, invitation_id)
);
create unique index invitations_waiting on invitations (tenant_id, email) where over_at is null;
create index invitations_newest on invitations (tenant_id, number) where over_at is null;
select byway.tenant_owned('invitations');

-- How much one may do alone; no row where there is no limit.
create table approval_limits (
  tenant_id uuid primary key,
  grant_bytes bigint check (grant_bytes >= 0),
  refund_minor bigint check (refund_minor >= 0)
);
select byway.tenant_owned('approval_limits');

create table approvals (
  tenant_id uuid not null,
  approval_id uuid not null,
  number bigint generated always as identity,
  deed text not null,
  subject_id uuid not null,
  amount bigint not null,
  currency text,
  reason text not null check (length(reason) <= 500),
  asked_by uuid not null,
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  state text not null,
  decided_by uuid,
  decided_at timestamptz,
  failure text,
  primary key (tenant_id, approval_id),
  check (decided_by <> asked_by or state = 'DECLINED')
);
create index approvals_newest on approvals (tenant_id, number);
select byway.tenant_owned('approvals');

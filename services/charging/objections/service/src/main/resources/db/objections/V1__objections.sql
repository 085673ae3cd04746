-- A customer says of a session that it was not theirs; one of each session.
create table objections (
  tenant_id uuid not null,
  objection_id uuid not null,
  customer_id uuid not null,
  device_id uuid not null,
  session_id uuid not null,
  used_bytes bigint not null check (used_bytes >= 0),
  note text not null,
  raised_at timestamptz not null,
  state text not null default 'OPEN',
  agreed_by uuid,
  decided_at timestamptz,
  answer text,
  given_back_bytes bigint not null default 0 check (given_back_bytes >= 0),
  check ((state = 'OPEN') = (decided_at is null)),
  primary key (tenant_id, objection_id)
);
create unique index objections_of_session on objections (tenant_id, session_id);
create index objections_of_customer on objections (tenant_id, customer_id, objection_id);
create index objections_of_device on objections (tenant_id, device_id, raised_at);
create index objections_by_state on objections (tenant_id, state, objection_id);
select byway.tenant_owned('objections');

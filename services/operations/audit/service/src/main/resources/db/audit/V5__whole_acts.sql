-- An act says who in which role, by which call, how it ended and what it changed. What was written before says only
-- that it was about to be done, and keeps the hash that it has.
alter table acts add column form smallint not null default 1;
alter table acts add column kind text not null default 'STAFF';
alter table acts add column role text not null default '';
alter table acts add column call text not null default '';
alter table acts add column outcome text not null default 'BEGUN';
alter table acts add column code text not null default '';
alter table acts add column changes text not null default '[]';
alter table acts add column trace text not null default '';
alter table acts drop constraint acts_act_check;
alter table acts drop constraint acts_subject_check;
alter table acts drop constraint acts_reason_check;
alter table acts add check (length(act) between 1 and 80);
alter table acts add check (length(subject) <= 100);
alter table acts add check (length(reason) <= 200);
create index acts_by on acts (tenant_id, done_by, number);
create index acts_of on acts (tenant_id, subject, number);

-- With what an operator's heads are signed. Who has a copy of the database cannot read the private one.
create table signing_keys (
  tenant_id uuid not null,
  public_key text not null,
  private_hidden bytea not null,
  made_at timestamptz not null,
  primary key (tenant_id)
);
select byway.tenant_owned('signing_keys');

-- Where an operator's acts go as they are written.
create table streams (
  tenant_id uuid not null,
  kind text not null,
  host text not null,
  port int not null,
  tls boolean not null,
  authority text not null,
  address text not null,
  secret_hidden bytea,
  sent_number bigint not null,
  last_sent_at timestamptz,
  head_sent_at timestamptz,
  trouble text not null default '',
  set_at timestamptz not null,
  primary key (tenant_id, kind)
);
select byway.tenant_owned('streams');

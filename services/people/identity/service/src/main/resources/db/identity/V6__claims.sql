-- An address belongs to who has proven to read it, and to one person only. Until then an account
-- under it is a claim, and there may be several; the proof settles which one goes on, and ends the
-- others. Who was here before has proven nothing that we know of, but stays the only one so far.
alter table people add column proven_at timestamptz;
alter table people add column ended_at timestamptz;
alter table people no force row level security;
update people set proven_at = created_at where kind = 'STAFF';
alter table people force row level security;
alter table people drop constraint people_tenant_id_kind_email_key;
create unique index people_proven on people (tenant_id, kind, email) where proven_at is not null;
create index people_claims on people (tenant_id, kind, email, number) where ended_at is null;

-- A code is good for who asked for it alone, and is counted by who asked. Those of before live for
-- ten minutes and are dropped.
truncate codes;
alter table codes add column challenge_hash bytea not null;
alter table codes add column asker_hash bytea not null;
alter table codes add column is_known boolean not null;

create index families_of_person on families (tenant_id, person_id);

-- Numbers of before are brought to the form in which numbers are kept now.
alter table people add column phone_is_normal boolean not null default true;
update people set phone_is_normal = false where phone is not null;
create index people_odd_phones on people (number) where not phone_is_normal;

-- When somebody began a session by a code: for a moment a new password needs nothing else.
alter table families add column by_code_at timestamptz;

-- Where the hotspot was when it asked, and the one browser whose visit it is: a hash of what that has.
alter table visits
  add column source text,
  add column browser bytea;

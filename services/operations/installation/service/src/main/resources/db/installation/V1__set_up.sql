-- One row for the whole installation, and so of no tenant. The token is kept as a keyed hash; the
-- draft holds a password and is encrypted; both are gone once all is done.
create table set_up (
  one_row boolean primary key default true check (one_row),
  token_hash bytea,
  draft bytea,
  origin text,
  done_at timestamptz,
  check (done_at is null or (token_hash is null and draft is null))
);
insert into set_up default values;

-- What a session uses of what it was promised is its meter's alone at first. The account and the ledger hear of
-- it together, when the session is promised more or ends, and after an hour: a report is one row to change, not
-- three. Until then it is unsettled: used, and still among what the account has reserved. All of it is of one day
-- (UTC, counted from 1970), so that the ledger's days are those of use.
alter table meters
  add column unsettled bigint not null default 0,
  add column unsettled_day integer not null default 0,
  add check (unsettled between 0 and used_up + used_down),
  add check (not closed or unsettled = 0);

-- Postings are written in the order of time: a few bytes for each hundred pages find a day again.
create index postings_at on postings using brin (at);

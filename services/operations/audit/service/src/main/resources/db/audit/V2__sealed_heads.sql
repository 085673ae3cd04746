-- What the installation alone can write of the head, so that a chain cannot be cut or written anew by
-- whoever reaches the tables. Empty for what was written before, until the next act.
alter table heads add column seal text not null default '';

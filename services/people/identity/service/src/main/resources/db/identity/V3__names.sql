-- Staff find people by the beginning of their name, too.
create index people_by_name on people (tenant_id, kind, lower(name) text_pattern_ops);

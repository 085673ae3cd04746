-- What every service's schema stands on. Run at each start by the installation's own role; repeatable.
create schema if not exists byway;

create table if not exists byway.provisioned (
  service text primary key,
  fingerprint text not null,
  at timestamptz not null default now()
);

-- The tenants whose rows this transaction may see. None set: none seen.
create or replace function byway.tenants() returns uuid[]
language sql stable parallel safe
as $$ select string_to_array(nullif(current_setting('byway.tenants', true), ''), ',')::uuid[] $$;

-- Called by migrations: rows of this table belong to tenants (column tenant_id).
create or replace function byway.tenant_owned(target regclass) returns void
language plpgsql
as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('drop policy if exists tenant on %s', target);
  execute format(
    'create policy tenant on %s using (tenant_id = any ((select byway.tenants())::uuid[])) '
    'with check (tenant_id = any ((select byway.tenants())::uuid[]))', target);
end
$$;

drop function if exists byway.provision(text, text, text);

-- What a service may do is its role's. Nobody signs in as that; logins of the service are its members, one
-- for each version of the installation's secret.
create or replace function byway.provision(service text, role text, login text, secret text) returns void
language plpgsql
as $$
begin
  if not exists (select from pg_roles where rolname = role) then
    execute format('create role %I nosuperuser nocreatedb nocreaterole nobypassrls', role);
  elsif (select rolcanlogin from pg_roles where rolname = role) then -- of before there were versions
    execute format('alter role %I nologin password null', role);
  end if;
  if not exists (select from pg_roles where rolname = login) then
    execute format('create role %I nosuperuser nocreatedb nocreaterole nobypassrls', login);
  end if;
  execute format('alter role %I login password %L', login, secret);
  execute format('grant %I to %I', role, login);
  execute format('create schema if not exists %I', service);
end
$$;

-- A service reads and writes rows of its own schema and can change no table; it has no other grant.
create or replace function byway.grant_service(service text, role text) returns void
language plpgsql
as $$
begin
  execute format('grant usage on schema %I to %I', service, role);
  execute format('grant select, insert, update, delete on all tables in schema %I to %I', service, role);
  execute format('grant usage on all sequences in schema %I to %I', service, role);
  execute format('revoke insert, update, delete on %I.migrations from %I', service, role);
  execute format('grant usage on schema byway to %I', role);
  execute format('grant execute on function byway.tenants() to %I', role);
end
$$;

revoke create on schema public from public;

-- Work that must be finished, and work that comes again and again: the table of db-scheduler, and what we keep beside.
create table scheduled_tasks (
  task_name text not null,
  task_instance text not null,
  tenant_id uuid not null, -- the installation's own: zero
  subject text not null,
  task_data jsonb not null,
  recurs boolean not null default false,
  added_at timestamptz not null,
  execution_time timestamptz not null, -- what is stuck: infinity
  again_at timestamptz, -- asked for once more while it is being done
  picked boolean not null default false,
  picked_by text,
  last_heartbeat timestamptz,
  last_success timestamptz,
  last_failure timestamptz,
  consecutive_failures integer not null default 0,
  version bigint not null default 1,
  failure_code text,
  failure_text text,
  stuck_since timestamptz,
  given_up_at timestamptz,
  given_up_reason text,
  primary key (task_name, task_instance)
) with (
  autovacuum_vacuum_scale_factor = 0.0, autovacuum_vacuum_threshold = 2000,
  autovacuum_analyze_scale_factor = 0.0, autovacuum_analyze_threshold = 2000);

create index scheduled_tasks_due on scheduled_tasks (execution_time) where not picked;
create index scheduled_tasks_of_tenant on scheduled_tasks (tenant_id, execution_time) where not picked;
create index scheduled_tasks_under_way on scheduled_tasks (tenant_id) where picked;
create index scheduled_tasks_heartbeat on scheduled_tasks (last_heartbeat) where last_heartbeat is not null;
create index scheduled_tasks_stuck on scheduled_tasks (stuck_since) where stuck_since is not null;

-- Who has said a tenant sees and writes that tenant's alone; who has said none is the platform at work and sees all.
alter table scheduled_tasks enable row level security;
alter table scheduled_tasks force row level security;
create policy tenant on scheduled_tasks
  using ((select byway.tenants()) is null or tenant_id = any ((select byway.tenants())::uuid[]))
  with check ((select byway.tenants()) is null or tenant_id = any ((select byway.tenants())::uuid[]));

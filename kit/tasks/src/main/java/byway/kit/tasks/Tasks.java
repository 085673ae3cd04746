package byway.kit.tasks;

import byway.kit.context.Context;
import byway.kit.store.Tx;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a service puts work that must be finished, in the transaction of the change it is about:
 * both are there, or neither. A task is known by its kind and its key, within its tenant: put twice
 * before it is begun it is done once, with the later payload; put while it is being done it is done
 * once more. Put in a context without a tenant it is the installation's own.
 */
@Singleton
public final class Tasks {
  static final UUID INSTALLATION = new UUID(0, 0);
  private static final int LONGEST_KEY = 100;

  private final InstantSource clock;
  private final Map<String, TaskAlarm> alarms = new ConcurrentHashMap<>();

  public Tasks(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * The migration that a service names among its own, to have tasks.
   *
   * @param version the next of its numbers
   */
  public static String migration(int version) {
    return "V" + version + "__scheduled_tasks.sql=db/tasks/scheduled_tasks.sql";
  }

  /** To be done at once. */
  public <P extends Record> void put(Tx tx, TaskKind<P> kind, Object key, P payload) {
    put(tx, kind, key, payload, clock.instant());
  }

  /**
   * To be done then and not before; a task that waits is moved there. It has all its attempts
   * before it again, and so has one that was stuck.
   *
   * @param key what it is about, at most {@value #LONGEST_KEY} characters and nothing personal
   */
  public <P extends Record> void put(Tx tx, TaskKind<P> kind, Object key, P payload, Instant at) {
    var now = clock.instant();
    var tenant = tenant();
    tx.update(
            """
            insert into scheduled_tasks as waiting (task_name, task_instance, tenant_id, subject,
              task_data, added_at, execution_time)
            values (:task, :instance, :tenant, :subject, cast(:data as jsonb), :now, :at)
            on conflict (task_name, task_instance) do update set
              task_data = excluded.task_data,
              again_at = case when waiting.picked then excluded.execution_time end,
              execution_time = case when waiting.picked
                then waiting.execution_time else excluded.execution_time end,
              consecutive_failures = case when waiting.picked
                then waiting.consecutive_failures else 0 end,
              stuck_since = null, given_up_at = null, given_up_reason = null
            """)
        .bind("task", kind.name())
        .bind("instance", instance(tenant, key))
        .bind("tenant", tenant)
        .bind("subject", key.toString())
        .bind("data", StoredTask.encode(Context.current(), payload))
        .bind("now", now)
        .bind("at", at)
        .execute();
    var alarm = alarms.get(tx.service());
    if (alarm != null && !at.isAfter(now)) {
      tx.afterCommit(alarm.now());
    } else if (alarm != null && TaskAlarm.isNear(at, now)) {
      tx.afterCommit(() -> alarm.at(at));
    }
  }

  /** It need not be done any more; what is being done is let end. */
  public void remove(Tx tx, TaskKind<?> kind, Object key) {
    var instance = instance(tenant(), key);
    for (var statement :
        new String[] {
          "delete from scheduled_tasks where not picked",
          "update scheduled_tasks set again_at = null where picked"
        }) {
      tx.update(statement + " and task_name = :task and task_instance = :instance")
          .bind("task", kind.name())
          .bind("instance", instance)
          .execute();
    }
  }

  /** Erases all tasks of the context's tenant; how many. What is being done ends unnoticed. */
  public int erase(Tx tx) {
    return tx.update("delete from scheduled_tasks where tenant_id = :tenant")
        .bind("tenant", Context.tenantId())
        .execute();
  }

  void onPut(String service, TaskAlarm alarm) {
    alarms.put(service, alarm);
  }

  void wake(String service) {
    var alarm = alarms.get(service);
    if (alarm != null) {
      alarm.now().run();
    }
  }

  private static UUID tenant() {
    return Objects.requireNonNullElse(Context.current().tenant(), INSTALLATION);
  }

  /** Of one that has been put, by its row's name; the installation's of what recurs. */
  static UUID tenantOf(String instance) {
    int slash = instance.indexOf('/');
    return slash < 0 ? INSTALLATION : UUID.fromString(instance.substring(0, slash));
  }

  /** Two tenants may have the same key. */
  private static String instance(UUID tenant, Object key) {
    var text = key.toString();
    if (text.isEmpty() || text.length() > LONGEST_KEY) {
      throw new IllegalArgumentException("a task's key has 1 to " + LONGEST_KEY + " characters");
    }
    return tenant + "/" + text;
  }
}

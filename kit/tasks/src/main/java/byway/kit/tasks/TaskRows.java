package byway.kit.tasks;

import byway.kit.store.Store;
import byway.kit.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** How a task that was taken up ended, and what else is written of tasks; as the platform. */
final class TaskRows {
  private static final Duration GIVEN_UP_KEPT = Duration.ofDays(30);
  private static final int MOST_FORGOTTEN = 10_000;
  private static final String RELEASED =
      "picked = false, picked_by = null, last_heartbeat = null, version = version + 1";
  private static final String CLAIMED =
      "where task_name = :task and task_instance = :instance and version = :version";

  private final Store store;

  TaskRows(Store store) {
    this.store = store;
  }

  /** It is done, unless it was asked for again meanwhile. */
  void done(Claim claim, Instant now) {
    write(
        tx -> {
          int gone =
              on(tx, "delete from scheduled_tasks " + CLAIMED + " and again_at is null", claim);
          return gone == 1 ? gone : comesAgain(tx, claim, now, now);
        });
  }

  /** This turn of what recurs is done. */
  void turnDone(Claim claim, Instant now, Instant next) {
    write(tx -> comesAgain(tx, claim, now, next));
  }

  private static int comesAgain(Tx tx, Claim claim, Instant now, Instant next) {
    return update(
            tx,
            """
            update scheduled_tasks set %s, last_success = :now,
              execution_time = coalesce(again_at, cast(:next as timestamptz)), again_at = null,
              consecutive_failures = 0, failure_code = null, failure_text = null,
              stuck_since = null
            %s
            """
                .formatted(RELEASED, CLAIMED),
            claim)
        .bind("now", now)
        .bind("next", next)
        .execute();
  }

  /**
   * An attempt has failed; empty where somebody else has it by now.
   *
   * @param isLast whether it is stuck after it
   * @param next none where it is not tried again
   * @return whether it is stuck
   */
  Optional<Boolean> failed(
      Claim claim, Failure failure, boolean isLast, @Nullable Instant next, Instant now) {
    return store.<Optional<Boolean>>across(
        List.of(),
        tx ->
            tx.query(
                    """
                    update scheduled_tasks set %s, last_failure = :now,
                      failure_code = :code, failure_text = :text,
                      consecutive_failures = case when again_at is null then :failures else 0 end,
                      stuck_since = case when again_at is null and :last
                        then coalesce(stuck_since, cast(:now as timestamptz)) end,
                      execution_time = coalesce(
                        again_at, cast(:next as timestamptz), 'infinity'::timestamptz),
                      again_at = null
                    %s returning stuck_since is not null
                    """
                        .formatted(RELEASED, CLAIMED))
                .bind("task", claim.task())
                .bind("instance", claim.instance())
                .bind("version", claim.version())
                .bind("now", now)
                .bind("code", failure.code())
                .bind("text", failure.text())
                .bind("failures", claim.failures() + 1)
                .bind("last", isLast)
                .bind("next", next)
                .mapTo(Boolean.class)
                .findOne());
  }

  /** This process ends before the task: for another, or for its next start; no attempt is lost. */
  void putBack(Claim claim) {
    write(tx -> on(tx, "update scheduled_tasks set " + RELEASED + " " + CLAIMED, claim));
  }

  /** What recurs has its row, and is not further away than its schedule says. */
  void plan(Duty duty, Instant now) {
    var schedule = duty.schedule();
    if (schedule == null) {
      return;
    }
    write(
        tx ->
            tx.update(
                    """
                    insert into scheduled_tasks as planned (task_name, task_instance, tenant_id,
                      subject, task_data, recurs, added_at, execution_time)
                    values (:task, 'recurring', :tenant, '', cast(:data as jsonb), true, :now, :next)
                    on conflict (task_name, task_instance) do update
                      set execution_time = excluded.execution_time
                      where not planned.picked and planned.execution_time > excluded.execution_time
                    """)
                .bind("task", duty.name())
                .bind("tenant", Tasks.INSTALLATION)
                .bind("data", StoredTask.recurring())
                .bind("now", now)
                .bind("next", duty.planned(schedule, now))
                .execute());
  }

  /** After a clock has gone back: what is tried again need not wait for that time to come again. */
  void recall(Duty duty, Instant now) {
    plan(duty, now);
    write(
        tx ->
            tx.update(
                    """
                    update scheduled_tasks set execution_time = :latest
                    where task_name = :task and not recurs and not picked and stuck_since is null
                      and consecutive_failures > 0 and execution_time > :latest
                    """)
                .bind("task", duty.name())
                .bind("latest", now.plus(duty.attempts().longest()))
                .execute());
  }

  /** Removes what was given up long ago. */
  void forget(Instant now) {
    write(
        tx ->
            tx.update(
                    """
                    delete from scheduled_tasks where (task_name, task_instance) in (
                      select task_name, task_instance from scheduled_tasks
                      where stuck_since is not null and given_up_at < :before limit :most)
                    """)
                .bind("before", now.minus(GIVEN_UP_KEPT))
                .bind("most", MOST_FORGOTTEN)
                .execute());
  }

  /**
   * How it stands.
   *
   * @param oldestDue of those whose time has come and which nobody has taken up
   */
  record Figures(long stuck, @Nullable Instant oldestDue) {}

  Figures figures(Instant now) {
    return store.across(
        List.of(),
        tx ->
            tx.query(
                    """
                    select (select count(*) from scheduled_tasks
                        where stuck_since is not null and given_up_at is null) as stuck,
                      (select min(execution_time) from scheduled_tasks
                        where not picked and execution_time <= :now) as oldest_due
                    """)
                .bind("now", now)
                .mapTo(Figures.class)
                .one());
  }

  /** Keeps what a turn of what recurs has found. */
  void tell(String task, long found) {
    write(
        tx ->
            tx.update(
                    """
                    update scheduled_tasks
                    set task_data = jsonb_set(task_data, '{found}', to_jsonb(cast(:found as bigint)))
                    where task_name = :task and recurs
                    """)
                .bind("found", found)
                .bind("task", task)
                .execute());
  }

  /** What was found, by the names of the tasks. */
  Map<String, Long> told() {
    return store.<Map<String, Long>>across(
        List.of(),
        tx ->
            tx.query(
                    """
                    select task_name, (task_data ->> 'found')::bigint as found
                    from scheduled_tasks where recurs and (task_data ->> 'found') is not null
                    """)
                .reduceRows(
                    new HashMap<String, Long>(),
                    (all, row) -> {
                      all.put(
                          row.getColumn("task_name", String.class),
                          row.getColumn("found", Long.class));
                      return all;
                    }));
  }

  private void write(Store.Work<Integer> work) {
    var unused = store.<Integer>across(List.of(), work);
  }

  private static int on(Tx tx, String sql, Claim claim) {
    return update(tx, sql, claim).execute();
  }

  private static Update update(Tx tx, String sql, Claim claim) {
    return tx.update(sql)
        .bind("task", claim.task())
        .bind("instance", claim.instance())
        .bind("version", claim.version());
  }
}

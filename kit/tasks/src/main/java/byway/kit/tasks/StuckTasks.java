package byway.kit.tasks;

import byway.kit.settings.Settings;
import byway.kit.store.Store;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What is stuck in the services that run in this process: of the context's tenant, or of all where
 * there is none. Row-level security draws that line.
 */
@Singleton
public class StuckTasks {
  /** Of each service. */
  static final int MOST = 200;

  static final int LONGEST_REASON = 200;
  private static final Logger LOG = Logger.getLogger(StuckTasks.class);

  private final Map<String, Store> stores;
  private final Tasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  @Inject
  StuckTasks(
      @All List<Worker> workers,
      Settings settings,
      Tasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    this(
        workers.stream()
            .map(worker -> worker.duties().store())
            .filter(store -> settings.roles().runs(store.service()))
            .toList(),
        tasks,
        clock,
        metrics);
  }

  /** For those services that are given. */
  public StuckTasks(
      Collection<Store> stores, Tasks tasks, InstantSource clock, MeterRegistry metrics) {
    this.stores =
        stores.stream().distinct().collect(Collectors.toMap(Store::service, Function.identity()));
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Some of them, and how many there are.
   *
   * @param first those that are stuck longest, at most {@value #MOST} of each service
   */
  public record Listed(List<StuckTask> first, long all) {
    public Listed {
      first = List.copyOf(first);
    }
  }

  public Listed list() {
    var first =
        stores.values().stream()
            .flatMap(store -> store.read(tx -> oldest(tx, store.service())).stream())
            .sorted(Comparator.comparing(StuckTask::since))
            .toList();
    long all = stores.values().stream().mapToLong(store -> store.read(StuckTasks::count)).sum();
    return new Listed(first, all);
  }

  private static List<StuckTask> oldest(Tx tx, String service) {
    return tx.query(
            """
            select :service as service, task_name as task, task_instance as id,
              nullif(tenant_id, :installation) as tenant_id, subject, recurs,
              consecutive_failures as attempts, coalesce(failure_code, '') as code,
              coalesce(failure_text, '') as text, last_failure as failed_at, stuck_since as since
            from scheduled_tasks where stuck_since is not null and given_up_at is null
            order by stuck_since, task_name, task_instance limit :most
            """)
        .bind("service", service)
        .bind("installation", Tasks.INSTALLATION)
        .bind("most", MOST)
        .mapTo(StuckTask.class)
        .list();
  }

  private static long count(Tx tx) {
    return tx.query(
            """
            select count(*) from scheduled_tasks
            where stuck_since is not null and given_up_at is null
            """)
        .mapTo(Long.class)
        .one();
  }

  /**
   * Begins anew, with all its attempts; also what was given up, as long as that is remembered (30
   * days). Refuses with {@code not_found} what is not stuck.
   */
  public void tryAgain(String service, String task, String id) {
    change(
        service,
        task,
        id,
        """
        execution_time = :now, consecutive_failures = 0, stuck_since = null,
          given_up_at = null, given_up_reason = null
        """,
        "");
    tasks.wake(service);
    LOG.infof("%s %s of %s is tried again", task, id, service);
  }

  /**
   * It is not done, and is listed no more. Refuses with {@code not_found} what is not stuck, and
   * what recurs, with {@code reason_invalid} what has none.
   *
   * @param reason why, 1 to {@value #LONGEST_REASON} characters
   */
  public void giveUp(String service, String task, String id, String reason) {
    if (reason.isBlank() || reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
      throw Refusal.invalid(
          "reason_invalid", "a reason has 1 to " + LONGEST_REASON + " characters");
    }
    change(service, task, id, "given_up_at = :now, given_up_reason = :reason", reason.strip());
    metrics.counter("byway_tasks_given_up_total", "service", service, "task", task).increment();
    LOG.infof("%s %s of %s is given up", task, id, service);
  }

  private void change(String service, String task, String id, String set, String reason) {
    var store = stores.get(service);
    if (store == null) {
      throw Refusal.notFound("the service");
    }
    boolean isGivenUp = !reason.isEmpty();
    int changed =
        store.write(
            tx -> {
              var update =
                  tx.update(
                          """
                          update scheduled_tasks set %s
                          where task_name = :task and task_instance = :id
                            and stuck_since is not null and not picked %s
                          """
                              .formatted(
                                  set, isGivenUp ? "and given_up_at is null and not recurs" : ""))
                      .bind("task", task)
                      .bind("id", id)
                      .bind("now", clock.instant());
              return (isGivenUp ? update.bind("reason", reason) : update).execute();
            });
    if (changed == 0) {
      throw Refusal.notFound("a stuck task of this name");
    }
  }
}

package byway.kit.tasks;

import byway.kit.store.Store;
import byway.kit.store.Tx;
import com.github.kagkarlsson.scheduler.jdbc.JdbcTaskRepositoryContext;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Execution;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes up what is due, in one statement that skips what others are taking up. Tenants have turns:
 * first those of which this process does least, from the one after the last one on, and of each the
 * task that has waited longest. One tenant has at most three quarters of a process's places, so
 * that there is always one for another.
 *
 * <p>As long as little is due, the oldest are looked at and nothing else; where much is, the index
 * is walked from tenant to tenant, so that a claim costs with the number of tenants and not of
 * tasks.
 */
final class FairClaim extends PostgreSqlJdbcCustomization {
  private static final int LITTLE = 256;

  /** So many times what is wanted is looked at, for what others lock meanwhile. */
  private static final int MARGIN = 4;

  /** Where nothing is due, which is mostly, that is all; else the plan must walk the indexes. */
  private static final String NEXT =
      """
      select (select min(execution_time) from scheduled_tasks
          where not picked and execution_time < 'infinity') as next,
        set_config('enable_bitmapscan', 'off', true) as bitmaps
      """;

  /** A name is compared as a part of nothing that is indexed: the order of time is what counts. */
  private static final String CLAIM =
      """
      with recursive oldest as materialized (
        select tenant_id from scheduled_tasks
        where not picked and execution_time <= :now and (task_name || '') = any (:names)
        order by execution_time limit :little),
      walked as (
        (select tenant_id from scheduled_tasks
          where not picked and (select count(*) from oldest) = :little order by tenant_id limit 1)
        union all
        select (select t.tenant_id from scheduled_tasks t
          where not t.picked and t.tenant_id > w.tenant_id order by t.tenant_id limit 1)
        from walked w where w.tenant_id is not null),
      owners as materialized (
        select tenant_id from oldest
        union select tenant_id from walked where tenant_id is not null),
      under_way as materialized (
        select tenant_id, count(*) as number from scheduled_tasks
        where picked and picked_by = :process group by tenant_id),
      candidates as materialized (
        select owners.tenant_id, due.*, coalesce(under_way.number, 0) + due.place as turn
        from owners left join under_way using (tenant_id)
        cross join lateral (
          select t.task_name, t.task_instance, t.execution_time,
            row_number() over (order by t.execution_time) as place
          from scheduled_tasks t
          where not t.picked and t.tenant_id = owners.tenant_id
            and t.execution_time <= :now and (t.task_name || '') = any (:names)
          order by t.execution_time
          limit (select greatest(1, least(:cap, :looked / count(*))) from owners)) due
        where coalesce(under_way.number, 0) + due.place <= :cap
        order by turn, owners.tenant_id <= :last, owners.tenant_id, due.execution_time
        limit :looked),
      taken as (
        select t.task_name, t.task_instance
        from candidates c join scheduled_tasks t using (task_name, task_instance)
        where not t.picked and t.execution_time <= :now
        order by c.turn, c.tenant_id <= :last, c.tenant_id, c.execution_time
        limit :limit for update of t skip locked)
      update scheduled_tasks t
      set picked = true, picked_by = :process, last_heartbeat = :now, version = t.version + 1
      from taken where t.task_name = taken.task_name and t.task_instance = taken.task_instance
      returning t.*
      """;

  private final Store store;
  private final String process;
  private final String[] names;
  private final int mostOfOneTenant;
  private volatile Consumer<Instant> nextKnown = next -> {};
  private volatile int lastTaken;
  private volatile UUID lastTenant = Tasks.INSTALLATION;

  /**
   * @param process which no other has ever been called
   * @param names of the tasks that this process can do
   */
  FairClaim(Store store, String process, List<String> names, int mostOfOneTenant) {
    super(false, false);
    this.store = store;
    this.process = process;
    this.names = names.toArray(String[]::new);
    this.mostOfOneTenant = mostOfOneTenant;
  }

  /** How many the last claim has taken up: where there were some there may be more. */
  int lastTaken() {
    return lastTaken;
  }

  @Override
  public List<Execution> lockAndFetchSingleStatement(
      JdbcTaskRepositoryContext library, Instant now, int limit, boolean orderByPriority) {
    var taken = store.<List<Execution>>across(List.of(), tx -> claim(tx, library, now, limit));
    lastTaken = taken.size();
    lastTenant = lastOf(taken);
    return taken;
  }

  /** Whose turn it was last, going round. */
  private UUID lastOf(List<Execution> taken) {
    var before = lastTenant.toString();
    return taken.stream()
        .map(execution -> Tasks.tenantOf(execution.getId()).toString())
        .max(
            Comparator.comparing((String tenant) -> tenant.compareTo(before) <= 0)
                .thenComparing(Comparator.naturalOrder()))
        .map(UUID::fromString)
        .orElse(lastTenant);
  }

  private List<Execution> claim(Tx tx, JdbcTaskRepositoryContext library, Instant now, int limit) {
    var next = tx.query(NEXT).mapTo(Next.class).one().next();
    if (next != null && !next.isAfter(now)) {
      return take(tx, library, now, limit);
    }
    if (next != null) {
      nextKnown.accept(next);
    }
    return List.of();
  }

  /** When the next is due; none where none waits. */
  record Next(@Nullable Instant next) {}

  /** Told when nothing is due before then. */
  void whenNextIsKnown(Consumer<Instant> alarm) {
    nextKnown = alarm;
  }

  private List<Execution> take(Tx tx, JdbcTaskRepositoryContext library, Instant now, int limit) {
    return tx.query(CLAIM)
        .bind("now", now)
        .bindArray("names", String.class, (Object[]) names)
        .bind("little", LITTLE)
        .bind("process", process)
        .bind("cap", mostOfOneTenant)
        .bind("looked", limit * MARGIN)
        .bind("last", lastTenant)
        .bind("limit", limit)
        .execute(
            (answer, context) -> {
              try (var rows = answer.get().getResultSet()) {
                return library.resultSetMapper.get().map(rows);
              }
            });
  }

  @Override
  public byte[] getTaskData(ResultSet row, String column) throws SQLException {
    return row.getString(column).getBytes(StandardCharsets.UTF_8);
  }
}

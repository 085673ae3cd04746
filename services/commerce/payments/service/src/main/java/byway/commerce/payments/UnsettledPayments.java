package byway.commerce.payments;

import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.store.Tx;
import byway.kit.values.Refusal;
import byway.operations.tenants.api.AllTenants;
import byway.operations.tenants.api.Tenants;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Asks the processor about what has been open for long, so that a message of it which was lost
 * changes nothing in the end.
 */
@Singleton
final class UnsettledPayments implements Chore {
  /** How long a payment or a refund has to settle by itself. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Longer than the processor repeats a message (three days). */
  private static final Duration EVENTS_KEPT = Duration.ofDays(30);

  private static final int BATCH = 50;

  /** As many failures in a row end the batch: each may have waited as long as it is let. */
  private static final int ENOUGH = 3;

  private static final int EVENTS_BATCH = 1_000;
  private static final Logger LOG = Logger.getLogger(UnsettledPayments.class);

  private final PaymentsStore store;
  private final Tenants tenants;
  private final StartPayments ask;
  private final PayBack payBack;
  private final InstantSource clock;

  UnsettledPayments(
      PaymentsStore store,
      Tenants tenants,
      StartPayments ask,
      PayBack payBack,
      InstantSource clock) {
    this.store = store;
    this.tenants = tenants;
    this.ask = ask;
    this.payBack = payBack;
    this.clock = clock;
  }

  private record Unsettled(UUID tenantId, UUID id) {}

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  /**
   * Takes up at most {@value #BATCH} payments and as many refunds of each hundred operators, each
   * again after twice the time, at most an hour. To be called every minute or so, by as many
   * processes as like to.
   */
  @Override
  public void run() {
    Context.platform().run(() -> AllTenants.idsByPage(tenants, this::reconcile));
  }

  private void reconcile(List<UUID> tenantIds) {
    var now = clock.instant();
    each(
        tenantIds,
        "payments",
        "order_id",
        now,
        id -> {
          var unused = ask.refresh(id);
        });
    each(tenantIds, "refunds", "refund_key", now, payBack::resume);
    var unused = store.across(tenantIds, tx -> forgetEvents(tx, now.minus(EVENTS_KEPT)));
  }

  /** What fails by itself waits longer and longer, and stops nothing else. */
  private void each(
      List<UUID> tenantIds, String table, String id, Instant now, Consumer<UUID> work) {
    var taken = store.across(tenantIds, tx -> take(tx, table, id, now));
    int failed = 0;
    for (int i = 0; i < taken.size(); i++) {
      failed = isAnswered(taken.get(i), work) ? 0 : failed + 1;
      if (failed == ENOUGH) {
        var rest = taken.subList(i + 1, taken.size());
        LOG.warnf(
            "the card processor seems to be away; %d %s are left for the next time",
            rest.size(), table);
        var unused = store.across(tenantIds, tx -> leave(tx, table, id, now, rest));
        return;
      }
    }
  }

  /** Whether the processor is there, whatever it said. */
  private static boolean isAnswered(Unsettled unsettled, Consumer<UUID> work) {
    try {
      Context.platform(unsettled.tenantId()).run(() -> work.accept(unsettled.id()));
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("%s is left for later: %s", unsettled.id(), e.toString());
      return e instanceof Refusal refusal && !refusal.code().equals("processor_unavailable");
    }
  }

  /** Nobody came to them: they lose no turn, and stand before those that failed. */
  private static int leave(Tx tx, String table, String id, Instant now, List<Unsettled> rest) {
    int left = 0;
    for (var unsettled : rest) {
      left +=
          tx.update(
                  """
                  update <table> set looked = greatest(0, looked - 1), look_again_at = :now
                  where tenant_id = :tenant and <id> = :id and look_again_at is not null
                  """
                      .replace("<table>", table)
                      .replace("<id>", id))
              .bind("now", now)
              .bind("tenant", unsettled.tenantId())
              .bind("id", unsettled.id())
              .execute();
    }
    return left;
  }

  /**
   * Those whose time has come, the oldest of each operator first, so that nobody waits for all of
   * another's; nobody else gets them before their next time.
   */
  private static List<Unsettled> take(Tx tx, String table, String id, Instant now) {
    return tx.query(
            """
            update <table> set looked = looked + 1,
              look_again_at = cast(:now as timestamptz) + least(
                interval '1 hour', interval '2 minutes' * power(2, least(looked, 10)))
            where look_again_at <= :now and (tenant_id, <id>) in (
              select tenant_id, <id> from (
                select tenant_id, <id>, look_again_at,
                  row_number() over (partition by tenant_id order by look_again_at) as place
                from <table> where look_again_at <= :now) due
              order by place, look_again_at limit :most)
            returning tenant_id, <id> as id
            """
                .replace("<table>", table)
                .replace("<id>", id))
        .bind("now", now)
        .bind("most", BATCH)
        .map(
            (row, context) ->
                new Unsettled(
                    row.getObject("tenant_id", UUID.class), row.getObject("id", UUID.class)))
        .list();
  }

  private static int forgetEvents(Tx tx, Instant before) {
    return tx.update(
            """
            delete from received_events where (source, event_id) in (
              select source, event_id from received_events
              where source = 'stripe' and received_at < :before limit :most)
            """)
        .bind("before", before)
        .bind("most", EVENTS_BATCH)
        .execute();
  }
}

package byway.charging.balances;

import byway.charging.balances.ChargeBatch.TenantReport;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.UsageReport;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/**
 * Where reports from every way meet: while one batch is written, the next one gathers, so that the
 * database's one commit serves as many as have come (row E5). Each account has one writer. The room
 * is bounded; when it is full the answer is given at once, and the hotspot keeps what it has and
 * comes again (row E6).
 */
@Singleton
class Batcher {
  /**
   * Reports in the house, waiting or being written: what the writers do in about 20 ms, so that
   * whoever is let in under pressure waits little longer than at ease.
   */
  static final int MOST_INSIDE = 1_000;

  private static final int WRITERS = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Counter overloaded;
  private final ChargingCache remembered;
  private final Semaphore room;
  private final List<ChargeWriter> writers;

  @Inject
  Batcher(
      BalancesStore store,
      Slices slices,
      ChargingCache remembered,
      InstantSource clock,
      MeterRegistry metrics) {
    this(store, slices, remembered, clock, metrics, MOST_INSIDE);
  }

  Batcher(
      BalancesStore store,
      Slices slices,
      ChargingCache remembered,
      InstantSource clock,
      MeterRegistry metrics,
      int most) {
    this.overloaded = metrics.counter("byway_charge_refused_total", "code", "overloaded");
    this.remembered = remembered;
    this.room = new Semaphore(most);
    this.writers =
        IntStream.range(0, WRITERS)
            .mapToObj(
                number ->
                    new ChargeWriter(
                        store,
                        slices,
                        remembered,
                        clock,
                        metrics,
                        this::writerOf,
                        "charge-" + number))
            .toList();
    metrics.gauge("byway_charge_inside_reports", room, r -> most - r.availablePermits());
    metrics.gauge(
        "byway_charge_saturation_ratio", room, r -> 1 - r.availablePermits() / (double) most);
    writers.forEach(ChargeWriter::start);
  }

  /** Charges; when it returns, what was charged is durable. */
  List<ChargeAnswer> charge(UUID tenantId, List<UsageReport> reports) {
    if (!room.tryAcquire(reports.size())) {
      overloaded.increment(reports.size());
      return reports.stream()
          .map(r -> (ChargeAnswer) new NotCharged(r.sessionId(), "overloaded", true))
          .toList();
    }
    var call = new ChargeCall(reports.size(), () -> room.release(reports.size()));
    for (int i = 0; i < reports.size(); i++) {
      var report = new TenantReport(tenantId, reports.get(i));
      var known = remembered.meter(report.key());
      writerOf(known == null ? report.key() : known.accountKey()).add(call.item(i, report));
    }
    return wait(call);
  }

  private static List<ChargeAnswer> wait(ChargeCall call) {
    try {
      return call.answers().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw Refusal.unavailable("overloaded", "the charge was not made in time; send it again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("overloaded", "the charge was interrupted; send it again");
    }
  }

  /** The same account always comes to the same writer. */
  private ChargeWriter writerOf(SessionKey account) {
    int hash = account.sessionId().hashCode();
    return writers.get(Math.floorMod(hash ^ hash >>> 16, writers.size()));
  }

  @PreDestroy
  void stop() {
    writers.forEach(ChargeWriter::stop);
  }
}

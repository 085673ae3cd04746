package byway.charging.balances;

import byway.charging.balances.ChargeBatch.TenantReport;
import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.ReportIntake;
import byway.charging.balances.api.SentReport;
import byway.charging.balances.api.UsageReport;
import byway.kit.context.Context;
import byway.kit.store.Coalescer;
import byway.kit.store.Coalescer.Asked;
import byway.kit.store.Coalescer.Limits;
import byway.kit.store.Coalescer.Workers;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Where reports from every way meet: while one batch is written, the next one gathers, so that the
 * database's one commit serves as many as have come. Each account has one writer. Both rooms are
 * bounded; who finds none is told so at once, and the hotspot keeps what it has and comes again.
 */
@Singleton
class ReportQueue implements ReportIntake {
  /**
   * Reports of callers that wait, where they have a queue of their own: what the writers do in
   * about 20 ms, so that whoever is let in under pressure waits little longer than at ease.
   */
  static final int MOST_INSIDE = 1_000;

  /** Reports of this process's own fronts, for which this is the only queue. */
  static final int MOST_LEFT = 20_000;

  /** Two milliseconds: a transaction costs the same for one report as for fifty. */
  private static final Workers WORKERS = new Workers(ChargeWriter.WRITERS, 1, true, 2_000_000, 200);

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Counter overloaded;
  private final Semaphore room;
  private final ChargingCache remembered;
  private final Coalescer<TenantReport, ChargeAnswer> queue;

  @Inject
  ReportQueue(ChargeWriter writer, ChargingCache remembered, MeterRegistry metrics) {
    this(writer, remembered, metrics, MOST_INSIDE);
  }

  ReportQueue(ChargeWriter writer, ChargingCache remembered, MeterRegistry metrics, int most) {
    this.overloaded = metrics.counter("byway_charge_refused_total", "code", "overloaded");
    this.remembered = remembered;
    this.room = new Semaphore(most);
    this.queue = new Coalescer<>("charge", limits(most), this::place, writer::serve);
    metrics.gauge("byway_charge_inside_reports", queue, Coalescer::inside);
    metrics.gauge(
        "byway_charge_saturation_ratio",
        queue,
        q -> Math.max(q.saturation(), 1 - room.availablePermits() / (double) most));
  }

  private static Limits limits(int most) {
    return new Limits(
        most + MOST_LEFT, MOST_LEFT / 2, ChargeWriter.MOST_IN_A_BATCH, PATIENCE, WORKERS);
  }

  /** The same account always comes to the same writer; one not known yet is moved there. */
  private int place(TenantReport report) {
    var known = remembered.meter(report.key());
    return known == null
        ? ChargeWriter.place(report.key().hashCode())
        : ChargeWriter.placeOf(known.accountKey());
  }

  /** Charges; when it returns, what was charged is durable. */
  List<ChargeAnswer> charge(Context from, List<UsageReport> reports) {
    return inside(reports, () -> put(from, reports));
  }

  /** The same of many operators. */
  List<ChargeAnswer> charge(List<SentReport> reports) {
    var asked =
        reports.stream()
            .map(one -> new Asked<>(one.from(), new TenantReport(one.tenantId(), one.report())))
            .toList();
    return inside(reports.stream().map(SentReport::report).toList(), () -> queue.put(asked));
  }

  private List<ChargeAnswer> inside(
      List<UsageReport> reports, Supplier<Optional<CompletableFuture<List<ChargeAnswer>>>> put) {
    if (!room.tryAcquire(reports.size())) {
      return refused(reports);
    }
    try {
      var answers = put.get();
      return answers.isPresent() ? queue.await(answers.get()) : refused(reports);
    } finally {
      room.release(reports.size());
    }
  }

  @Override
  public CompletableFuture<List<ChargeAnswer>> report(Context from, List<UsageReport> reports) {
    return put(from, reports).orElseGet(() -> CompletableFuture.completedFuture(refused(reports)));
  }

  private Optional<CompletableFuture<List<ChargeAnswer>>> put(
      Context from, List<UsageReport> reports) {
    var tenant = Objects.requireNonNull(from.tenant(), "a report is of an operator");
    return queue.put(
        from, reports.stream().map(report -> new TenantReport(tenant, report)).toList());
  }

  private List<ChargeAnswer> refused(List<UsageReport> reports) {
    overloaded.increment(reports.size());
    return reports.stream()
        .map(r -> (ChargeAnswer) new NotCharged(r.sessionId(), "overloaded", true))
        .toList();
  }

  @PreDestroy
  void stop() {
    queue.close();
  }
}

package byway.charging.balances;

import byway.charging.balances.ChargeBatch.TenantReport;
import byway.contracts.balances.ChargeAnswer;
import byway.contracts.balances.ChargeAnswer.NotCharged;
import byway.contracts.balances.UsageReport;
import byway.kit.context.Context;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where reports from every way meet: while one batch is written, the next one gathers, so that the
 * database's one commit serves as many as have come (row E5). The queue is bounded; when it is full
 * the answer is given at once, and the hotspot keeps what it has and comes again (row E6).
 */
@Singleton
class Batcher {
  static final int MOST_WAITING = 20_000;
  private static final int MOST_IN_A_BATCH = 1_000;
  private static final int WORKERS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final BalancesStore store;
  private final Slices slices;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final DistributionSummary batchSize;
  private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Thread> workers = new ArrayList<>();

  Batcher(BalancesStore store, Slices slices, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.slices = slices;
    this.clock = clock;
    this.metrics = metrics;
    this.batchSize = metrics.summary("byway_charge_batch_reports");
    metrics.gaugeCollectionSize("byway_charge_queue_requests", List.of(), queue);
    for (int i = 0; i < WORKERS; i++) {
      workers.add(Thread.ofVirtual().name("charge-" + i).start(this::work));
    }
  }

  /** Reports of one caller that wait for their answers. */
  private record Waiting(
      List<TenantReport> reports, CompletableFuture<List<ChargeAnswer>> answers) {}

  /** Charges; when it returns, what was charged is durable. */
  List<ChargeAnswer> charge(UUID tenantId, List<UsageReport> reports) {
    var waiting =
        new Waiting(
            reports.stream().map(report -> new TenantReport(tenantId, report)).toList(),
            new CompletableFuture<>());
    if (!queue.offer(waiting)) {
      metrics.counter("byway_charge_refused_total", "code", "overloaded").increment(reports.size());
      return reports.stream()
          .map(r -> (ChargeAnswer) new NotCharged(r.sessionId(), "overloaded", true))
          .toList();
    }
    try {
      return waiting.answers.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
    } catch (TimeoutException e) {
      throw Refusal.unavailable("overloaded", "the charge was not made in time; send it again");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("overloaded", "the charge was interrupted; send it again");
    }
  }

  private void work() {
    try {
      while (true) {
        var batch = new ArrayList<Waiting>();
        batch.add(queue.take());
        int reports = batch.getFirst().reports.size();
        for (Waiting next; reports < MOST_IN_A_BATCH && (next = queue.poll()) != null; ) {
          batch.add(next);
          reports += next.reports.size();
        }
        Context.platform().run(() -> serve(batch));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All together; where that fails, one by one, so that one bad report stops nobody else. */
  private void serve(List<Waiting> batch) {
    try {
      var all = batch.stream().flatMap(waiting -> waiting.reports.stream()).toList();
      var answers = write(all);
      int from = 0;
      for (var waiting : batch) {
        int to = from + waiting.reports.size();
        waiting.answers.complete(answers.subList(from, to));
        from = to;
      }
    } catch (StoreFailed | IllegalStateException e) {
      if (batch.size() == 1) {
        batch.getFirst().answers.completeExceptionally(e);
      } else {
        batch.forEach(waiting -> serve(List.of(waiting)));
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(waiting -> waiting.answers.completeExceptionally(e));
    }
  }

  private List<ChargeAnswer> write(List<TenantReport> reports) {
    var tenants = reports.stream().map(TenantReport::tenantId).distinct().toList();
    var sizes = slices.of(tenants);
    var now = clock.instant();
    var answers =
        store.across(
            tenants,
            tx ->
                new ChargeBatch(tx, now, id -> sizes.getOrDefault(id, Slices.USUAL_BYTES))
                    .charge(reports));
    batchSize.record(reports.size());
    for (var answer : answers) {
      if (answer instanceof NotCharged refused) {
        metrics.counter("byway_charge_refused_total", "code", refused.code()).increment();
      }
    }
    return answers;
  }

  @PreDestroy
  void stop() {
    workers.forEach(Thread::interrupt);
  }
}

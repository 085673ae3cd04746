package byway.fronts.metering;

import byway.charging.balances.api.ChargeAnswer;
import byway.charging.balances.api.ChargeAnswer.NotCharged;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.UsageReport;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Usage on its way to the charge (row K5). Reports of one operator that come while others are being
 * charged go together in the next call (row E5); what finds no room is refused at once (row E6).
 */
@Singleton
public class Reports {
  private static final Logger LOG = Logger.getLogger(Reports.class);

  /** What the contract takes in one call. */
  static final int MOST_A_CALL = 500;

  /** Reports that go together, where no one brings more. */
  private static final int TOGETHER = 250;

  /** With one call past this line, what the charging core has room for. */
  private static final int CALLS_AT_ONCE = 3;

  private static final int MOST_WAITING = 20_000;

  /** So that nobody's reports find no room because of another's. */
  private static final int MOST_OF_AN_OPERATOR = MOST_WAITING / 2;

  private final Charging charging;
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final Map<UUID, Line> lines = new ConcurrentHashMap<>();

  public Reports(Charging charging, MeterRegistry metrics) {
    this.charging = charging;
    metrics.gauge(
        "byway_metering_saturation_ratio",
        room,
        r -> 1 - r.availablePermits() / (double) MOST_WAITING);
  }

  /** Reports that wait, and their answers to come. */
  private record Waiting(List<UsageReport> usage, CompletableFuture<List<ChargeAnswer>> answers) {}

  /** Reports of one operator. */
  private static final class Line {
    final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    final AtomicInteger calls = new AtomicInteger();
    final Semaphore room = new Semaphore(MOST_OF_AN_OPERATOR);
  }

  /**
   * An answer for each, in order; what may come again says so.
   *
   * @param usage at most {@value #MOST_A_CALL}
   */
  public CompletableFuture<List<ChargeAnswer>> charge(UUID tenantId, List<UsageReport> usage) {
    if (usage.size() > MOST_A_CALL) {
      throw new IllegalArgumentException("%d reports at once".formatted(usage.size()));
    }
    var line = lines.computeIfAbsent(tenantId, id -> new Line());
    if (!line.room.tryAcquire(usage.size())) {
      return CompletableFuture.completedFuture(refused(usage));
    }
    if (!room.tryAcquire(usage.size())) {
      line.room.release(usage.size());
      return CompletableFuture.completedFuture(refused(usage));
    }
    var waiting = new Waiting(usage, new CompletableFuture<>());
    line.waiting.add(waiting);
    callIfNeeded(tenantId, line);
    return waiting.answers;
  }

  /** As {@link #charge}, however many there are, for who waits for the answers. */
  public List<ChargeAnswer> chargeAll(UUID tenantId, List<UsageReport> usage) {
    var calls = new ArrayList<CompletableFuture<List<ChargeAnswer>>>();
    for (int from = 0; from < usage.size(); from += MOST_A_CALL) {
      int to = Math.min(from + MOST_A_CALL, usage.size());
      calls.add(charge(tenantId, usage.subList(from, to)));
    }
    return calls.stream().flatMap(call -> call.join().stream()).toList();
  }

  private void callIfNeeded(UUID tenantId, Line line) {
    int calls = line.calls.get();
    while (calls < CALLS_AT_ONCE && !line.waiting.isEmpty()) {
      if (line.calls.compareAndSet(calls, calls + 1)) {
        Thread.ofVirtual().name("reports").start(() -> call(tenantId, line));
        return;
      }
      calls = line.calls.get();
    }
  }

  private void call(UUID tenantId, Line line) {
    try {
      for (var batch = next(line); !batch.isEmpty(); batch = next(line)) {
        serve(tenantId, line, batch);
      }
    } finally {
      line.calls.decrementAndGet();
    }
    // One may have come between the last look and the end.
    callIfNeeded(tenantId, line);
  }

  private static List<Waiting> next(Line line) {
    var batch = new ArrayList<Waiting>();
    int size = 0;
    synchronized (line) {
      for (var one = line.waiting.peek();
          one != null && (batch.isEmpty() || size + one.usage.size() <= TOGETHER);
          one = line.waiting.peek()) {
        line.waiting.remove();
        batch.add(one);
        size += one.usage.size();
      }
    }
    return batch;
  }

  private void serve(UUID tenantId, Line line, List<Waiting> batch) {
    var usage = new ArrayList<UsageReport>();
    batch.forEach(one -> usage.addAll(one.usage));
    var answers = ask(tenantId, usage);
    room.release(usage.size());
    line.room.release(usage.size());
    int from = 0;
    for (var one : batch) {
      one.answers.complete(answers.subList(from, from + one.usage.size()));
      from += one.usage.size();
    }
  }

  private List<ChargeAnswer> ask(UUID tenantId, List<UsageReport> usage) {
    try {
      return Context.platform(tenantId).call(() -> charging.report(usage));
    } catch (Refusal | CallFailed e) {
      return refused(usage);
    } catch (RuntimeException e) {
      LOG.warnf("reports were not charged and will come again: %s", e.getMessage());
      return refused(usage);
    }
  }

  private static List<ChargeAnswer> refused(List<UsageReport> usage) {
    return usage.stream()
        .map(u -> (ChargeAnswer) new NotCharged(u.sessionId(), "overloaded", true))
        .toList();
  }
}

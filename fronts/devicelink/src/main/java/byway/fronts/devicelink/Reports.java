package byway.fronts.devicelink;

import byway.contracts.balances.ChargeAnswer;
import byway.contracts.balances.ChargeAnswer.Charged;
import byway.contracts.balances.ChargeAnswer.NotCharged;
import byway.contracts.balances.Charging;
import byway.contracts.balances.UsageReport;
import byway.hotspot.protocol.Limits;
import byway.hotspot.protocol.RefusalCode;
import byway.hotspot.protocol.SessionOrder;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.context.Trace;
import byway.kit.store.StoreFailed;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * Usage on its way to the charge, and the new ceilings on their way back (row K5). Reports of one
 * operator's hotspots that come while others are being charged go together in the next call (row
 * E5); what finds no room is refused at once (row E6).
 */
@Singleton
class Reports {
  private static final Logger LOG = Logger.getLogger(Reports.class);

  /** What the contract takes in one call. */
  private static final int MOST_A_CALL = 500;

  private static final int CALLS_AT_ONCE = 4;
  private static final int MOST_WAITING = 20_000;

  private final Charging charging;
  private final InstantSource clock;
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final Map<UUID, Line> lines = new ConcurrentHashMap<>();

  Reports(Charging charging, InstantSource clock, MeterRegistry metrics) {
    this.charging = charging;
    this.clock = clock;
    metrics.gauge(
        "byway_device_reports_saturation_ratio",
        room,
        r -> 1 - r.availablePermits() / (double) MOST_WAITING);
  }

  /** A report that waits; {@code done} learns whether it may be acknowledged. */
  private record Waiting(
      Connection connection, byway.hotspot.protocol.UsageReport report, Done done) {
    int size() {
      return report.clients().size();
    }
  }

  /** The end of a report's way. */
  interface Done {
    /**
     * @param settled all of it is durably charged or refused for good
     */
    void with(boolean settled);
  }

  /** Reports of one operator. */
  private static final class Line {
    final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    final AtomicInteger calls = new AtomicInteger();
  }

  void charge(Connection connection, byway.hotspot.protocol.UsageReport report, Done done) {
    var waiting = new Waiting(connection, report, done);
    if (!room.tryAcquire(waiting.size())) {
      answer(waiting, refused(usage(waiting)));
      return;
    }
    var line = lines.computeIfAbsent(connection.tenantId, id -> new Line());
    line.waiting.add(waiting);
    callIfNeeded(connection.tenantId, line);
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
        charge(tenantId, batch);
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
    for (Waiting one; size <= MOST_A_CALL - Limits.ITEMS && (one = line.waiting.poll()) != null; ) {
      batch.add(one);
      size += one.size();
    }
    return batch;
  }

  private void charge(UUID tenantId, List<Waiting> batch) {
    var usage = new ArrayList<UsageReport>();
    batch.forEach(one -> usage.addAll(usage(one)));
    var answers = ask(tenantId, usage);
    room.release(usage.size());
    int from = 0;
    for (var one : batch) {
      answer(one, answers.subList(from, from + one.size()));
      from += one.size();
    }
  }

  private List<UsageReport> usage(Waiting waiting) {
    var now = clock.instant();
    return waiting.report.clients().stream()
        .map(
            client ->
                new UsageReport(
                    client.sessionId(),
                    waiting.connection.deviceId,
                    client.usedBytesUp(),
                    client.usedBytesDown(),
                    client.closed() != null,
                    now))
        .toList();
  }

  private List<ChargeAnswer> ask(UUID tenantId, List<UsageReport> usage) {
    try {
      return new Context(tenantId, Trace.start(), byway.kit.context.Principal.PLATFORM)
          .call(() -> charging.report(usage));
    } catch (Refusal | CallFailed | StoreFailed e) {
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

  private static void answer(Waiting waiting, List<ChargeAnswer> answers) {
    try {
      waiting.connection.order(answers.stream().map(Reports::order).toList());
    } finally {
      waiting.done.with(
          answers.stream()
              .noneMatch(answer -> answer instanceof NotCharged refused && refused.comeAgain()));
    }
  }

  private static SessionOrder order(ChargeAnswer answer) {
    return switch (answer) {
      case Charged charged ->
          charged.closed()
              ? new SessionOrder.Refused(charged.sessionId(), RefusalCode.SESSION_SETTLED)
              : new SessionOrder.Ceiling(charged.sessionId(), charged.ceilingBytes());
      case NotCharged refused ->
          new SessionOrder.Refused(refused.sessionId(), code(refused.code()));
    };
  }

  private static RefusalCode code(String code) {
    return switch (code) {
      case "overloaded" -> RefusalCode.OVERLOADED;
      case "counter_negative", "counter_out_of_range" -> RefusalCode.IMPLAUSIBLE;
      default -> RefusalCode.UNKNOWN_SESSION;
    };
  }
}

package byway.commerce.payments;

import byway.kit.store.Tx;
import byway.kit.tasks.Attempts;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** When the processor is asked about a payment or a refund again: one task each. */
@Singleton
final class PaymentTasks {
  /** How long a payment or a refund has to come to its end by itself. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_DOUBLED = 10;

  /** For about two days; an attempt is a few calls, each of which may be tried three times. */
  private static final Attempts ATTEMPTS =
      new Attempts(50, PATIENCE, 2, LONGEST, Duration.ofMinutes(5));

  static final TaskKind<PaymentToRefresh> REFRESH =
      TaskKind.of("refresh-payment", PaymentToRefresh.class).with(ATTEMPTS);
  static final TaskKind<RefundToResume> RESUME =
      TaskKind.of("resume-refund", RefundToResume.class).with(ATTEMPTS);

  private final Tasks tasks;
  private final InstantSource clock;

  PaymentTasks(Tasks tasks, InstantSource clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * A task's payload.
   *
   * @param looks that have found it open still
   */
  record PaymentToRefresh(UUID orderId, int looks) {}

  /** A task's payload. */
  record RefundToResume(UUID refundKey) {}

  void begun(Tx tx, UUID orderId) {
    refreshAt(tx, orderId, clock.instant().plus(PATIENCE));
  }

  /** It is open still, as while nobody pays on its page: after twice the time, an hour at most. */
  void stillOpen(Tx tx, UUID orderId, int looks) {
    var doubled = PATIENCE.multipliedBy(1L << Math.min(looks, MOST_DOUBLED));
    var delay = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    var next = new PaymentToRefresh(orderId, looks + 1);
    tasks.put(tx, REFRESH, orderId, next, clock.instant().plus(delay));
  }

  void refreshAt(Tx tx, UUID orderId, Instant at) {
    tasks.put(tx, REFRESH, orderId, new PaymentToRefresh(orderId, 0), at);
  }

  void over(Tx tx, UUID orderId) {
    tasks.remove(tx, REFRESH, orderId);
  }

  void refundBegun(Tx tx, UUID key) {
    tasks.put(tx, RESUME, key, new RefundToResume(key), clock.instant().plus(PATIENCE));
  }

  void refundOver(Tx tx, UUID key) {
    tasks.remove(tx, RESUME, key);
  }
}

package byway.commerce.orders;

import byway.commerce.payments.api.Payment;
import byway.commerce.payments.api.Payments;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * The truth about a payment that is waited for: its message may be late or lost, and then the
 * processor is asked, whoever looks at the order. Many who look ask it once.
 */
@Singleton
class AwaitedPayments {
  /** About one order, in the whole installation. */
  static final Duration EVERY = Duration.ofSeconds(3);

  /** Nobody asks for so long after it has not answered. */
  static final Duration PAUSE = Duration.ofSeconds(5);

  /** Who looks waits no longer; the answer counts all the same when it comes. */
  static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int MOST_AT_ONCE = 16;
  private static final Logger LOG = Logger.getLogger(AwaitedPayments.class);

  private final OrdersStore store;
  private final Payments payments;
  private final PaymentNews news;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private volatile Instant pausedUntil = Instant.MIN;

  AwaitedPayments(
      OrdersStore store,
      Payments payments,
      PaymentNews news,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.payments = payments;
    this.news = news;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** Asks about an order that waits for its payment, where it is time to; else changes nothing. */
  void look(OrderRow order) {
    var now = clock.instant();
    var last = order.order().paymentAskedAt();
    if (!order.awaitsPayment() || (last != null && last.plus(EVERY).isAfter(now))) {
      return;
    }
    if (pausedUntil.isAfter(now)) {
      count("paused");
    } else if (!room.tryAcquire()) {
      count("no_room");
    } else {
      ask(order.id(), now);
    }
  }

  private void ask(UUID id, Instant now) {
    var done = new CompletableFuture<Boolean>();
    var context = Context.current();
    Thread.ofVirtual()
        .name("payment of an order")
        .start(
            () -> {
              try {
                context.run(() -> askIfFirst(id, now));
              } finally {
                room.release();
                done.complete(true);
              }
            });
    try {
      var unused = done.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      count("late");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askIfFirst(UUID id, Instant now) {
    try {
      if (store.<Boolean>write(tx -> Purchases.askPayment(tx, id, now, now.minus(EVERY)))) {
        hear(payments.refresh(id));
      }
    } catch (Refusal | CallFailed e) {
      pausedUntil = now.plus(PAUSE);
      count("failed");
      LOG.warnf("the payment of order %s cannot be looked at: %s", id, e.getMessage());
    } catch (RuntimeException e) {
      count("failed");
      LOG.errorf(e, "what became of the payment of order %s was not noted", id);
    }
  }

  /** The fact says the same later; whichever comes first takes the order on. */
  private void hear(Payment payment) {
    count("asked");
    var id = payment.orderId();
    switch (payment.state()) {
      case PENDING -> {}
      case FAILED, EXPIRED -> store.change(tx -> news.failed(tx, id));
      case CAPTURED, DISPUTED ->
          store.change(tx -> news.paid(tx, id, payment.amount(), clock.instant()));
    }
  }

  private void count(String outcome) {
    metrics.counter("byway_orders_payment_looks_total", "outcome", outcome).increment();
  }
}

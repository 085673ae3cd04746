package byway.people.notifications;

import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.SendMessage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Hands a kept message to the courier, outside any transaction, since that may take its time. */
@Singleton
final class HandOver {
  private static final Logger LOG = Logger.getLogger(HandOver.class);

  private final NotificationsStore store;
  private final Courier courier;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  HandOver(NotificationsStore store, Courier courier, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.courier = courier;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** What the courier does not take stays undelivered, and is offered again later. */
  void deliver(SendMessage message) {
    if (!courier.goesBy(message.channel())) {
      count(message, "kept");
      return;
    }
    try {
      courier.carry(message);
    } catch (RuntimeException e) {
      // without the exception's text, which may quote the message
      LOG.warnf("message %s was not taken: %s", message.key(), e.getClass().getSimpleName());
      count(message, "failed");
      return;
    }
    store.change(tx -> Messages.delivered(tx, message.key(), clock.instant()));
    count(message, "delivered");
  }

  Leaving leaving() {
    return new Leaving(courier.goesBy(Channel.EMAIL), courier.goesBy(Channel.SMS));
  }

  private void count(SendMessage message, String outcome) {
    metrics
        .counter("byway_messages_total", "channel", message.channel().name(), "outcome", outcome)
        .increment();
  }
}

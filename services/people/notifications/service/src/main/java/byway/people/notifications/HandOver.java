package byway.people.notifications;

import byway.people.notifications.Courier.Handed;
import byway.people.notifications.Courier.Way;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SendMessage;
import byway.people.notifications.api.Tried;
import byway.people.notifications.api.Tried.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Hands a kept message to the courier, outside any transaction, since that may take its time. */
@Singleton
final class HandOver {
  private static final Logger LOG = Logger.getLogger(HandOver.class);

  /** What a person can mend while the message waits: it is no fault of the message. */
  private static final Set<Fault> OF_THE_WAY =
      Set.of(Fault.SIGN_IN_REFUSED, Fault.SENDER_REFUSED, Fault.ADDRESS_REFUSED);

  private final NotificationsStore store;
  private final Courier courier;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  @Inject
  HandOver(NotificationsStore store, Couriers courier, InstantSource clock, MeterRegistry metrics) {
    this(store, (Courier) courier, clock, metrics);
  }

  HandOver(NotificationsStore store, Courier courier, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.courier = courier;
    this.clock = clock;
    this.metrics = metrics;
  }

  Optional<Way> way(Channel channel) {
    return courier.way(channel);
  }

  /** One that waited; by what is set now, which may not be what was set then. */
  void deliver(SendMessage message, boolean isLast) {
    var way = courier.way(message.channel());
    if (way.isEmpty()) {
      became(message, MessageState.KEPT, "nothing is set by which it could leave");
      return;
    }
    deliver(message, way.get(), isLast);
  }

  /** What the courier does not take is offered again later, unless it is refused for good. */
  void deliver(SendMessage message, Way way, boolean isLast) {
    var bounced = store.read(tx -> Bouncing.words(tx, message.to()));
    if (message.channel() == Channel.EMAIL && bounced.isPresent()) {
      became(message, MessageState.FAILED, "mail to this address came back: " + bounced.get());
      return;
    }
    Handed handed;
    try {
      handed = way.carry(message);
    } catch (RuntimeException e) {
      // without the exception's text, which may quote the message
      LOG.errorf("message %s could not be handed over: %s", message.key(), e.getClass().getName());
      handed = Handed.of(new Tried.NotTaken(Fault.ANSWER_BROKEN, true, "something broke here"));
    }
    switch (handed.outcome()) {
      case Tried.Taken taken -> {
        var outside = handed.outsideId();
        store.change(
            tx ->
                Messages.became(
                    tx, message.key(), MessageState.SENT, taken.words(), outside, clock.instant()));
        count(message, MessageState.SENT);
      }
      case Tried.NotTaken not -> {
        boolean isForGood = isLast || (!not.passing() && !OF_THE_WAY.contains(not.fault()));
        LOG.warnf("message %s was not taken: %s", message.key(), not.fault());
        metrics
            .counter(
                "byway_message_faults_total", "fault", not.fault().name().toLowerCase(Locale.ROOT))
            .increment();
        became(message, isForGood ? MessageState.FAILED : MessageState.WAITING, not.words());
      }
    }
  }

  private void became(SendMessage message, MessageState state, String words) {
    store.change(
        tx -> Messages.became(tx, message.key(), state, words, Optional.empty(), clock.instant()));
    count(message, state);
  }

  Leaving leaving() {
    return new Leaving(
        courier.way(Channel.EMAIL).isPresent(), courier.way(Channel.SMS).isPresent());
  }

  void count(SendMessage message, MessageState state) {
    count(message, state.name().toLowerCase(Locale.ROOT));
  }

  void count(SendMessage message, String outcome) {
    metrics
        .counter(
            "byway_messages_total",
            "channel",
            message.channel().name().toLowerCase(Locale.ROOT),
            "outcome",
            outcome)
        .increment();
  }
}

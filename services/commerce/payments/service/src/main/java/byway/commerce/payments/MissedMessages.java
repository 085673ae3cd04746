package byway.commerce.payments;

import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.settings.Settings;
import byway.kit.values.Refusal;
import com.stripe.model.Event;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Asks the processor what became of captured money of late, and does with it what a message does,
 * so that a refund or a dispute whose message was lost is heard of all the same. Up to where it has
 * read is kept, so that nothing is missed that happened while this stood still.
 */
@Singleton
final class MissedMessages implements Chore {
  /** As long as the processor keeps them. */
  private static final Duration LOOKS_BACK = Duration.ofDays(30);

  /** Clocks differ, and events of one moment may appear one after the other. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Of a hundred events each; the rest is for the next time, which goes on from there. */
  static final int MOST_PAGES = 20;

  private static final int MOST_KNOWN = 10_000;

  /** One that cannot be looked at so often is set aside, and holds up nothing any more. */
  private static final int MOST_TRIES = 12;

  private static final Logger LOG = Logger.getLogger(MissedMessages.class);

  private final PaymentsStore store;
  private final ProcessorMoved processor;
  private final Webhooks webhooks;
  private final boolean isSetUp;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Set<String> known = new HashSet<>();
  private final ArrayDeque<String> inOrder = new ArrayDeque<>();

  /**
   * How often those that could not be looked at were tried; few, since each is set aside in time.
   */
  private final Map<String, Integer> tries = new HashMap<>();

  private boolean isBegun;

  MissedMessages(
      PaymentsStore store,
      ProcessorMoved processor,
      Webhooks webhooks,
      Settings settings,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.processor = processor;
    this.webhooks = webhooks;
    this.isSetUp = settings.stripeKey().isPresent();
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public synchronized void run() {
    if (isSetUp) {
      Context.platform().run(this::ask);
    }
  }

  private void ask() {
    var now = clock.instant();
    var read = store.write(EventsRead::find);
    var until = read.until();
    var since = read.since();
    var begunAt = read.begunAt();
    if (since == null || begunAt == null) {
      since = until == null ? now.minus(LOOKS_BACK) : until.minus(OVERLAP);
      begunAt = now;
    }
    // What failed is remembered in this process alone: another one begins anew.
    String after = isBegun ? read.afterEvent() : null;
    isBegun = true;
    for (int page = 0; page < MOST_PAGES; page++) {
      var events = processor.events(since, after);
      for (var event : ProcessorMoved.of(events)) {
        if (!known.contains(event.getId())) {
          take(event);
        }
        after = event.getId();
      }
      if (!Boolean.TRUE.equals(events.getHasMore()) || after == null) {
        // One that could not be looked at is asked for again the next time, and stops no other.
        keep(
            tries.isEmpty()
                ? new EventsRead(begunAt, null, null, null)
                : new EventsRead(until, since, begunAt, null));
        return;
      }
    }
    keep(new EventsRead(until, since, begunAt, after));
    LOG.warnf("more than %d pages of messages were missed; the rest is left for later", MOST_PAGES);
  }

  private void keep(EventsRead read) {
    store.change(tx -> EventsRead.keep(tx, read));
  }

  private void take(Event event) {
    try {
      webhooks.moved(event);
      remember(event.getId());
    } catch (RuntimeException e) {
      failed(event, e);
    }
  }

  private void failed(Event event, RuntimeException e) {
    boolean isAway = e instanceof Refusal refusal && refusal.code().equals("processor_unavailable");
    if (tries.merge(event.getId(), isAway ? 0 : 1, Integer::sum) < MOST_TRIES) {
      LOG.warnf("what event %s is about is left for later: %s", event.getId(), e.toString());
      return;
    }
    LOG.errorf(
        "what event %s is about cannot be looked at, and is set aside: %s",
        event.getId(), e.toString());
    metrics.counter("byway_processor_events_set_aside_total").increment();
    remember(event.getId());
  }

  private void remember(String id) {
    tries.remove(id);
    if (known.add(id)) {
      inOrder.add(id);
      if (inOrder.size() > MOST_KNOWN) {
        known.remove(inOrder.remove());
      }
    }
  }
}

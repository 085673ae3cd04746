package byway.commerce.payments;

import byway.kit.settings.Settings;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.Worker;
import byway.kit.values.Refusal;
import com.stripe.model.Event;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Asks the processor what became of captured money of late, and does with it what a message does,
 * so that a refund or a dispute whose message was lost is heard of all the same. Up to where it has
 * read is kept, so that nothing is missed that happened while this stood still.
 */
@Singleton
final class MissedMessages implements Worker {
  private static final RecurringTask ASK =
      RecurringTask.every("ask-for-missed-events", Duration.ofMinutes(10));

  /** As long as the processor keeps them. */
  private static final Duration LOOKS_BACK = Duration.ofDays(30);

  /** Clocks differ, and events of one moment may appear one after the other. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Of a hundred events each; the rest is for the next time, which goes on from there. */
  static final int MOST_PAGES = 20;

  /** One that cannot be looked at so often is set aside, and holds up nothing any more. */
  private static final int MOST_TRIES = 12;

  private static final Logger LOG = Logger.getLogger(MissedMessages.class);

  private final PaymentsStore store;
  private final ProcessorMoved processor;
  private final Webhooks webhooks;
  private final boolean isSetUp;
  private final InstantSource clock;
  private final MeterRegistry metrics;

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
    this.isSetUp = settings.of(StripeSettings.class).key().isPresent();
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(ASK, this::run);
  }

  private void run() {
    if (isSetUp) {
      ask();
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
    String after = read.afterEvent();
    for (int page = 0; page < MOST_PAGES; page++) {
      var events = processor.events(since, after);
      var told = ProcessorMoved.of(events);
      var done =
          store.read(tx -> EventsLookedAt.done(tx, told.stream().map(Event::getId).toList()));
      for (var event : told) {
        if (!done.contains(event.getId())) {
          take(event);
        }
        after = event.getId();
      }
      if (!Boolean.TRUE.equals(events.getHasMore()) || after == null) {
        // One that could not be looked at is asked for again the next time, and stops no other.
        boolean isAnyLeft = store.<Boolean>read(EventsLookedAt::isAnyLeft);
        keep(
            isAnyLeft
                ? new EventsRead(until, since, begunAt, null)
                : new EventsRead(begunAt, null, null, null));
        store.change(tx -> EventsLookedAt.forget(tx, now.minus(LOOKS_BACK)));
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
    int tries =
        store.<Integer>write(
            tx -> EventsLookedAt.failed(tx, event.getId(), isAway ? 0 : 1, clock.instant()));
    if (tries < MOST_TRIES) {
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
    store.change(tx -> EventsLookedAt.done(tx, id, clock.instant()));
  }
}

package byway.commerce.payments;

import byway.kit.context.Context;
import byway.kit.platform.Chore;
import byway.kit.platform.Settings;
import com.stripe.model.Event;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the processor what became of captured money of late, and does with it what a message does,
 * so that a refund or a dispute whose message was lost is heard of all the same. What was asked
 * last is remembered in this process alone: another one, or the next, asks for a week again.
 */
@Singleton
final class MissedMessages implements Chore {
  /** Longer than the processor repeats a message (three days); it keeps them for thirty. */
  private static final Duration LOOKS_BACK = Duration.ofDays(7);

  /** Clocks differ, and events of one moment may appear one after the other. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Of a hundred events each; the rest is for the next time. */
  private static final int MOST_PAGES = 20;

  private static final int MOST_KNOWN = 10_000;
  private static final Logger LOG = Logger.getLogger(MissedMessages.class);

  private final ProcessorMoved processor;
  private final Webhooks webhooks;
  private final boolean isSetUp;
  private final InstantSource clock;
  private final Set<String> known = new HashSet<>();
  private final ArrayDeque<String> inOrder = new ArrayDeque<>();
  private @Nullable Instant askedUntil;

  MissedMessages(
      ProcessorMoved processor, Webhooks webhooks, Settings settings, InstantSource clock) {
    this.processor = processor;
    this.webhooks = webhooks;
    this.isSetUp = settings.stripeKey().isPresent();
    this.clock = clock;
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
    var since = askedUntil == null ? now.minus(LOOKS_BACK) : askedUntil.minus(OVERLAP);
    String after = null;
    boolean isWhole = true;
    for (int page = 0; page < MOST_PAGES; page++) {
      var events = processor.events(since, after);
      for (var event : ProcessorMoved.of(events)) {
        isWhole &= known.contains(event.getId()) || isTaken(event);
        after = event.getId();
      }
      if (!Boolean.TRUE.equals(events.getHasMore()) || after == null) {
        // One that could not be looked at is asked for again the next time, and stops no other.
        askedUntil = isWhole ? now : askedUntil;
        return;
      }
    }
    LOG.warnf("more than %d pages of messages were missed; the rest is left for later", MOST_PAGES);
  }

  private boolean isTaken(Event event) {
    try {
      webhooks.moved(event);
      remember(event.getId());
      return true;
    } catch (RuntimeException e) {
      LOG.warnf("what event %s is about is left for later: %s", event.getId(), e.toString());
      return false;
    }
  }

  private void remember(String id) {
    if (known.add(id)) {
      inOrder.add(id);
      if (inOrder.size() > MOST_KNOWN) {
        known.remove(inOrder.remove());
      }
    }
  }
}

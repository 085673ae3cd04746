package byway.commerce.payments;

import byway.kit.store.Tx;
import byway.kit.tasks.Attempts;
import byway.kit.tasks.Duties;
import byway.kit.tasks.RecurringTask;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import byway.kit.tasks.Worker;
import byway.kit.values.Refusal;
import com.stripe.model.Event;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Asks the processor what became of captured money of late, and does with it what a message does,
 * so that a refund or a dispute whose message was lost is heard of all the same. Up to where it has
 * read is kept, so that nothing is missed that happened while this stood still.
 */
@Singleton
final class MissedMessages implements Worker {
  private static final Duration EVERY = Duration.ofMinutes(10);
  private static final RecurringTask ASK = RecurringTask.every("ask-for-missed-events", EVERY);
  private static final TaskKind<AccountToAsk> ASK_OWN =
      TaskKind.of("ask-own-account", AccountToAsk.class)
          .with(Attempts.USUAL.within(Duration.ofMinutes(5)));

  /** Until no bank takes a payment back any more, about. */
  private static final Duration ASKED_BACK = Duration.ofDays(180);

  /** As long as the processor keeps them. */
  private static final Duration LOOKS_BACK = Duration.ofDays(30);

  /** Clocks differ, and events of one moment may appear one after the other. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  /** Of a hundred events each; the rest is for the next time, which goes on from there. */
  static final int MOST_PAGES = 20;

  /** One that cannot be looked at so often is set aside, and holds up nothing any more. */
  private static final int MOST_TRIES = 12;

  /** A task's payload. */
  record AccountToAsk(UUID accountId) {}

  private static final Logger LOG = Logger.getLogger(MissedMessages.class);

  private final PaymentsStore store;
  private final ProcessorMoved processor;
  private final Webhooks webhooks;
  private final AccountKeys accounts;
  private final Tasks tasks;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  MissedMessages(
      PaymentsStore store,
      ProcessorMoved processor,
      Webhooks webhooks,
      AccountKeys accounts,
      Tasks tasks,
      InstantSource clock,
      MeterRegistry metrics) {
    this.store = store;
    this.processor = processor;
    this.webhooks = webhooks;
    this.accounts = accounts;
    this.tasks = tasks;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Duties duties() {
    return new Duties(store).recurring(ASK, this::run).on(ASK_OWN, this::askOwn);
  }

  private void run() {
    if (accounts.key(AccountKeys.INSTALLATION).isPresent()) {
      ask(AccountKeys.INSTALLATION);
    }
  }

  /** Begins to ask an operator's own account, which from then on is asked as often. */
  void begin(Tx tx, UUID accountId) {
    tasks.put(tx, ASK_OWN, accountId, new AccountToAsk(accountId), clock.instant().plus(EVERY));
  }

  /** One that is no longer the operator's is asked for as long as its money can be asked back. */
  private void askOwn(AccountToAsk asked) {
    var account = asked.accountId();
    var ended = store.read(tx -> OwnAccounts.ended(tx, account));
    if (ended.isEmpty() || ended.get().isBefore(clock.instant().minus(ASKED_BACK))) {
      return;
    }
    try {
      ask(account);
    } catch (Refusal away) {
      LOG.warnf("an operator's account at the processor could not be asked: %s", away.code());
    }
    store.change(tx -> begin(tx, account));
  }

  private void ask(UUID account) {
    var now = clock.instant();
    var of = account.equals(AccountKeys.INSTALLATION) ? "" : account + "/";
    var read = store.write(tx -> find(tx, account));
    var until = read.until();
    var since = read.since();
    var begunAt = read.begunAt();
    if (since == null || begunAt == null) {
      since = until == null ? now.minus(LOOKS_BACK) : until.minus(OVERLAP);
      begunAt = now;
    }
    String after = read.afterEvent();
    for (int page = 0; page < MOST_PAGES; page++) {
      var events = processor.events(account, since, after);
      var told = ProcessorMoved.of(events);
      var done =
          store.read(
              tx -> EventsLookedAt.done(tx, told.stream().map(one -> of + one.getId()).toList()));
      for (var event : told) {
        if (!done.contains(of + event.getId())) {
          take(of, event);
        }
        after = event.getId();
      }
      if (!Boolean.TRUE.equals(events.getHasMore()) || after == null) {
        // One that could not be looked at is asked for again the next time, and stops no other.
        boolean isAnyLeft = store.<Boolean>read(tx -> EventsLookedAt.isAnyLeft(tx, of));
        keep(
            account,
            isAnyLeft
                ? new EventsRead(until, since, begunAt, null)
                : new EventsRead(begunAt, null, null, null));
        store.change(tx -> EventsLookedAt.forget(tx, now.minus(LOOKS_BACK)));
        return;
      }
    }
    keep(account, new EventsRead(until, since, begunAt, after));
    LOG.warnf("more than %d pages of messages were missed; the rest is left for later", MOST_PAGES);
  }

  private static EventsRead find(Tx tx, UUID account) {
    return account.equals(AccountKeys.INSTALLATION)
        ? EventsRead.find(tx)
        : EventsRead.find(tx, account);
  }

  private void keep(UUID account, EventsRead read) {
    store.change(
        tx -> {
          if (account.equals(AccountKeys.INSTALLATION)) {
            EventsRead.keep(tx, read);
          } else {
            EventsRead.keep(tx, account, read);
          }
        });
  }

  private void take(String of, Event event) {
    try {
      webhooks.moved(event);
      remember(of + event.getId());
    } catch (RuntimeException e) {
      failed(of, event, e);
    }
  }

  private void failed(String of, Event event, RuntimeException e) {
    boolean isAway = e instanceof Refusal refusal && refusal.code().equals("processor_unavailable");
    int tries =
        store.<Integer>write(
            tx -> EventsLookedAt.failed(tx, of + event.getId(), isAway ? 0 : 1, clock.instant()));
    if (tries < MOST_TRIES) {
      LOG.warnf("what event %s is about is left for later: %s", event.getId(), e.toString());
      return;
    }
    LOG.errorf(
        "what event %s is about cannot be looked at, and is set aside: %s",
        event.getId(), e.toString());
    metrics.counter("byway_processor_events_set_aside_total").increment();
    remember(of + event.getId());
  }

  private void remember(String id) {
    store.change(tx -> EventsLookedAt.done(tx, id, clock.instant()));
  }
}

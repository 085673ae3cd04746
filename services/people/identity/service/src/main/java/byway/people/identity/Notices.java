package byway.people.identity;

import static byway.people.identity.IdentityStore.GUESSES;

import byway.kit.context.Context;
import byway.kit.store.Guesses.Pace;
import byway.kit.store.Tx;
import byway.kit.values.Ids;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SendMessage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Tells people by mail what was done with their account, so that they notice what was not they.
 * Only to an address that is proven: to another it would be a stranger who is told. It leaves after
 * what it tells of is committed; one that is lost is lost.
 */
@Singleton
final class Notices {
  private static final Logger LOG = Logger.getLogger(Notices.class);
  private static final int MOST_UNDER_WAY = 64;
  private static final Pace TO_ONE =
      new Pace(5, Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofMinutes(30));

  private final Notifications notifications;
  private final InstantSource clock;
  private final Ids ids;
  private final MeterRegistry metrics;
  private final Executor afterwards;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

  @Inject
  Notices(Notifications notifications, InstantSource clock, Ids ids, MeterRegistry metrics) {
    this(notifications, clock, ids, metrics, Thread::startVirtualThread);
  }

  Notices(
      Notifications notifications,
      InstantSource clock,
      Ids ids,
      MeterRegistry metrics,
      Executor afterwards) {
    this.notifications = notifications;
    this.clock = clock;
    this.ids = ids;
    this.metrics = metrics;
    this.afterwards = afterwards;
  }

  /** At most five on end. */
  void newBrowser(Tx tx, Person person, CameFrom from) {
    if (person.provenAt() != null
        && GUESSES.take(tx, Secrets.hash("notice", person.id().toString()), clock.instant(), TO_ONE)
            == 0) {
      send(tx, person, NoticeMail.NEW_BROWSER, NoticeMail.newBrowser(clock.instant(), from));
    }
  }

  void passkeyAdded(Tx tx, Person person, String name) {
    tell(tx, person, NoticeMail.PASSKEY_ADDED, NoticeMail.passkey(name));
  }

  void passkeyCopied(Tx tx, Person person, String name) {
    tell(tx, person, NoticeMail.PASSKEY_COPIED, NoticeMail.passkey(name));
  }

  void secondFactor(Tx tx, Person person, boolean on) {
    tell(tx, person, on ? NoticeMail.SECOND_FACTOR_ON : NoticeMail.SECOND_FACTOR_OFF, Map.of());
  }

  void secondFactorReset(Tx tx, Person person) {
    tell(tx, person, NoticeMail.SECOND_FACTOR_RESET, Map.of());
  }

  /** To the address of before. */
  void emailChanged(Tx tx, Person before) {
    tell(tx, before, NoticeMail.EMAIL_CHANGED, Map.of());
  }

  void closed(Tx tx, Person person) {
    tell(tx, person, NoticeMail.CLOSED, Map.of());
  }

  private void tell(Tx tx, Person person, MessageKind kind, Map<String, String> values) {
    if (person.provenAt() != null) {
      send(tx, person, kind, values);
    }
  }

  private void send(Tx tx, Person to, MessageKind kind, Map<String, String> values) {
    var context = Context.current();
    tx.afterCommit(
        () -> {
          if (!underWay.tryAcquire()) {
            count("dropped");
            return;
          }
          afterwards.execute(
              () -> {
                try {
                  context.run(() -> hand(to, kind, values));
                } finally {
                  underWay.release();
                }
              });
        });
  }

  private void hand(Person to, MessageKind kind, Map<String, String> values) {
    try {
      notifications.send(
          SendMessage.of(ids.next(), Channel.EMAIL, to.email(), kind, to.language(), values));
      count("sent");
    } catch (RuntimeException e) {
      LOG.warnf("a notice could not be sent: %s", e.getClass().getSimpleName());
      count("failed");
    }
  }

  private void count(String outcome) {
    metrics.counter("byway_notice_mails_total", "outcome", outcome).increment();
  }
}

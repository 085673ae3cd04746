package byway.people.identity;

import byway.contracts.identity.RequestCode;
import byway.contracts.notifications.Channel;
import byway.contracts.notifications.Notifications;
import byway.contracts.notifications.SendMessage;
import byway.kit.context.Context;
import byway.kit.values.Ids;
import byway.people.identity.Subject.Proof;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Makes a code and sends it, by e-mail or short message, where somebody has that address. It leaves
 * after the answer, so that neither its time nor its failure tells whether somebody has; one that
 * is lost is asked for again by its reader. The code itself is in the mail only, never in a log.
 */
@Singleton
final class SendCode {
  private static final Logger LOG = Logger.getLogger(SendCode.class);
  private static final int MOST_UNDER_WAY = 64;

  private final IdentityStore store;
  private final Notifications notifications;
  private final InstantSource clock;
  private final Ids ids;
  private final MeterRegistry metrics;
  private final Executor afterwards;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

  @Inject
  SendCode(
      IdentityStore store,
      Notifications notifications,
      InstantSource clock,
      Ids ids,
      MeterRegistry metrics) {
    this(store, notifications, clock, ids, metrics, Thread::startVirtualThread);
  }

  SendCode(
      IdentityStore store,
      Notifications notifications,
      InstantSource clock,
      Ids ids,
      MeterRegistry metrics,
      Executor afterwards) {
    this.store = store;
    this.notifications = notifications;
    this.clock = clock;
    this.ids = ids;
    this.metrics = metrics;
    this.afterwards = afterwards;
  }

  void to(RequestCode command) {
    var subject = Subject.typed(Proof.CODE, command.kind(), command.email());
    if (!subject.isPossible()) {
      return;
    }
    var code = Secrets.code();
    var person =
        store.write(
            tx -> {
              boolean isNew = Codes.add(tx, Context.tenantId(), subject, code, clock.instant());
              return People.by(tx, subject).map(People.Row::person).filter(p -> isNew);
            });
    person.ifPresent(p -> send(subject, p.language(), code));
  }

  /** To a subject that is there; {@code language} is the reader's. */
  void send(Subject subject, String language, String code) {
    if (!underWay.tryAcquire()) {
      count("dropped");
      return;
    }
    var context = Context.current();
    afterwards.execute(
        () -> {
          try {
            context.run(() -> hand(subject, language, code));
          } finally {
            underWay.release();
          }
        });
  }

  private void hand(Subject subject, String language, String code) {
    try {
      var mail = CodeMail.in(language);
      var text = mail.text().formatted(code);
      notifications.send(
          subject.isPhone()
              ? new SendMessage(ids.next(), Channel.SMS, subject.email(), null, text)
              : new SendMessage(ids.next(), Channel.EMAIL, subject.email(), mail.subject(), text));
      count("sent");
    } catch (RuntimeException e) {
      // without the exception's text, which may quote the message
      LOG.warnf("a sign-in code could not be sent: %s", e.getClass().getSimpleName());
      count("failed");
    }
  }

  private void count(String outcome) {
    metrics.counter("byway_code_mails_total", "outcome", outcome).increment();
  }
}

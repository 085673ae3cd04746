package byway.people.identity;

import byway.contracts.identity.Person;
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
 * Makes a code and mails it, where somebody has that address. The mail leaves after the answer, so
 * that neither its time nor its failure tells whether somebody has; one that is lost is asked for
 * again by its reader. The code itself is in the mail only, never in a log.
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
    var subject = new Subject(Proof.CODE, command.kind(), CheckSignUp.normal(command.email()));
    if (!CheckSignUp.isAddress(subject.email())) {
      return;
    }
    var code = Secrets.code();
    var person =
        store.write(
            tx -> {
              boolean isNew = Codes.add(tx, Context.tenantId(), subject, code, clock.instant());
              return People.byEmail(tx, subject.kind(), subject.email())
                  .map(People.Row::person)
                  .filter(p -> isNew);
            });
    person.ifPresent(p -> mail(p, code));
  }

  private void mail(Person person, String code) {
    if (!underWay.tryAcquire()) {
      count("dropped");
      return;
    }
    var context = Context.current();
    afterwards.execute(
        () -> {
          try {
            context.run(() -> send(person, code));
          } finally {
            underWay.release();
          }
        });
  }

  private void send(Person person, String code) {
    try {
      var text = CodeMail.in(person.language());
      notifications.send(
          new SendMessage(
              ids.next(),
              Channel.EMAIL,
              person.email(),
              text.subject(),
              text.text().formatted(code)));
      count("sent");
    } catch (RuntimeException e) {
      // without the exception's text, which may quote the mail
      LOG.warnf("a sign-in code could not be mailed: %s", e.getClass().getSimpleName());
      count("failed");
    }
  }

  private void count(String outcome) {
    metrics.counter("byway_code_mails_total", "outcome", outcome).increment();
  }
}

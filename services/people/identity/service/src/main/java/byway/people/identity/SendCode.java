package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.values.Ids;
import byway.kit.values.Refusal;
import byway.people.identity.Subject.Proof;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.Person;
import byway.people.identity.api.RequestCode;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.Notifications;
import byway.people.notifications.api.SendMessage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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
  private final Throttle throttle;
  private final KnownDevices knownDevices;
  private final Phones phones;
  private final InstantSource clock;
  private final Ids ids;
  private final MeterRegistry metrics;
  private final Executor afterwards;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

  @Inject
  SendCode(
      IdentityStore store,
      Notifications notifications,
      Throttle throttle,
      KnownDevices knownDevices,
      Phones phones,
      InstantSource clock,
      Ids ids,
      MeterRegistry metrics) {
    this(
        store,
        notifications,
        throttle,
        knownDevices,
        phones,
        clock,
        ids,
        metrics,
        Thread::startVirtualThread);
  }

  SendCode(
      IdentityStore store,
      Notifications notifications,
      Throttle throttle,
      KnownDevices knownDevices,
      Phones phones,
      InstantSource clock,
      Ids ids,
      MeterRegistry metrics,
      Executor afterwards) {
    this.store = store;
    this.notifications = notifications;
    this.throttle = throttle;
    this.knownDevices = knownDevices;
    this.phones = phones;
    this.clock = clock;
    this.ids = ids;
    this.metrics = metrics;
    this.afterwards = afterwards;
  }

  void to(RequestCode command) {
    var subject = phones.subject(Proof.CODE, command.kind(), command.email());
    if (!subject.isPossible()) {
      return;
    }
    var code = Secrets.code(command.kind());
    add(subject, command.from(), code)
        .ifPresent(p -> send(subject, CodeMail.SIGN_IN, p.language(), code));
  }

  /** To who has just signed up, and to whoever had the address before. */
  void toNew(Person person, CameFrom from) {
    var subject = new Subject(Proof.CODE, person.kind(), person.email());
    var code = Secrets.code(person.kind());
    add(subject, from, code)
        .ifPresent(
            first ->
                send(
                    subject,
                    first.provenAt() == null ? CodeMail.WELCOMING : CodeMail.TO_ONE_OF_OURS,
                    first.language(),
                    code));
  }

  /** Keeps the code; answers whom to send it, if there is anybody and it is not one too many. */
  private Optional<Person> add(Subject subject, @Nullable CameFrom from, String code) {
    var now = clock.instant();
    refuseTooMany(throttle.toldOfDeed("code", from, now));
    return store.write(
        tx -> {
          refuseTooMany(throttle.takeDeed(tx, "code", from, now));
          Codes.lock(tx, subject.hash());
          var live = People.live(tx, subject);
          var device = knownDevices.find(from, live);
          var place = device.orElse(from == null ? "" : from.source());
          boolean isNew =
              Codes.add(
                  tx,
                  subject,
                  Codes.Asker.of(place, device.isPresent()),
                  Codes.challenge(from),
                  code,
                  now);
          return live.stream().map(People.Row::person).filter(p -> isNew).findFirst();
        });
  }

  private static void refuseTooMany(int waitSeconds) {
    if (waitSeconds > 0) {
      throw Refusal.tooMany("too_many_codes", "too many codes are asked for; wait a moment")
          .after(waitSeconds);
    }
  }

  /** To a subject that is there. */
  void send(Subject subject, MessageKind kind, String language, String code) {
    if (!underWay.tryAcquire()) {
      count("dropped");
      return;
    }
    var context = Context.current();
    afterwards.execute(
        () -> {
          try {
            context.run(() -> hand(subject, kind, language, code));
          } finally {
            underWay.release();
          }
        });
  }

  private void hand(Subject subject, MessageKind kind, String language, String code) {
    try {
      notifications.send(
          SendMessage.of(
              ids.next(),
              subject.isPhone() ? Channel.SMS : Channel.EMAIL,
              subject.email(),
              kind,
              language,
              Map.of(CodeMail.CODE, code)));
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

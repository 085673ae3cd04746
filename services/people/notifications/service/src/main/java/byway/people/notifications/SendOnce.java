package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.people.notifications.Courier.Way;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.MessageKind;
import byway.people.notifications.api.MessageState;
import byway.people.notifications.api.SendMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes messages for sending, each key once, and no more than may leave. */
@Singleton
final class SendOnce {
  private static final Pattern EMAIL =
      Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");
  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_MAIL = 20_000;
  private static final int LONGEST_SMS = 1_000;
  private static final int LONGEST_ADDRESS = 500;
  private static final int MOST_UNDER_WAY = 64;

  private final NotificationsStore store;
  private final HandOver handOver;
  private final MessageCaps caps;
  private final Worded worded;
  private final KnownKinds kinds;
  private final InstantSource clock;
  private final Executor afterwards;
  private final Semaphore underWay = new Semaphore(MOST_UNDER_WAY);

  @Inject
  SendOnce(
      NotificationsStore store,
      HandOver handOver,
      MessageCaps caps,
      Worded worded,
      KnownKinds kinds,
      InstantSource clock) {
    this(store, handOver, caps, worded, kinds, clock, Thread::startVirtualThread);
  }

  SendOnce(
      NotificationsStore store,
      HandOver handOver,
      MessageCaps caps,
      Worded worded,
      KnownKinds kinds,
      InstantSource clock,
      Executor afterwards) {
    this.worded = worded;
    this.kinds = kinds;
    this.afterwards = afterwards;
    this.store = store;
    this.handOver = handOver;
    this.caps = caps;
    this.clock = clock;
  }

  void send(SendMessage given) {
    var filled = worded.of(given);
    var command = filled.map(words -> said(given, words)).orElse(given);
    var html = filled.map(Worded.Filled::html).orElse(null);
    check(command);
    checkAsked(command);
    var way = handOver.way(command.channel());
    boolean isNew =
        within(
            command,
            () -> {
              if (way.isPresent()) {
                caps.requireCountry(store.read(Limits::find), command);
              }
              return add(command, html, way);
            });
    if (isNew && way.isPresent()) {
      begin(command, way.get());
    } else if (isNew) {
      handOver.count(command, MessageState.KEPT);
    }
  }

  /**
   * After the answer, since a server may take its time; what finds no room is offered in a minute,
   * as what a crash interrupts.
   */
  private void begin(SendMessage message, Way way) {
    if (!underWay.tryAcquire()) {
      return;
    }
    var context = Context.current();
    afterwards.execute(
        () -> {
          try {
            context.run(() -> handOver.deliver(message, way, false));
          } finally {
            underWay.release();
          }
        });
  }

  private static SendMessage said(SendMessage given, Worded.Filled words) {
    return new SendMessage(
        given.key(),
        given.channel(),
        given.to(),
        words.subject(),
        words.text(),
        given.unsubscribe(),
        given.template());
  }

  private boolean add(SendMessage command, @Nullable String html, Optional<Way> way) {
    var now = clock.instant();
    return store.<Boolean>write(
        tx -> {
          if (Messages.isThere(tx, command.key())) {
            return false;
          }
          if (way.isPresent()) {
            MessageCaps.take(tx, Limits.find(tx), command, now);
          }
          var state = way.isPresent() ? MessageState.WAITING : MessageState.KEPT;
          return Messages.add(tx, Context.tenantId(), command, html, state, now);
        });
  }

  /** One that was kept, failed or came back. */
  void again(UUID id) {
    var found =
        store.read(tx -> Messages.find(tx, id)).orElseThrow(() -> Refusal.notFound("the message"));
    var message = store.read(tx -> Messages.toSend(tx, id)).orElseThrow();
    var way = handOver.way(found.channel());
    boolean isOver =
        switch (found.became()) {
          case KEPT, FAILED, BOUNCED -> true;
          case WAITING, SENT, DELIVERED -> false;
        };
    if (!isOver || way.isEmpty()) {
      throw Refusal.conflict(
          "not_again",
          isOver ? "nothing leaves by this channel" : "it has left, or waits to be offered again");
    }
    var now = clock.instant();
    within(
        message,
        () -> {
          caps.requireCountry(store.read(Limits::find), message);
          store.change(
              tx -> {
                MessageCaps.take(tx, Limits.find(tx), message, now);
                Bouncing.remove(tx, message.to());
                Messages.again(tx, id, now);
              });
          return true;
        });
    begin(message, way.get());
  }

  /** What is refused for a limit is counted and shown, or nobody would know of it. */
  private boolean within(SendMessage message, java.util.function.Supplier<Boolean> deed) {
    try {
      return deed.get();
    } catch (Refusal refusal) {
      var now = clock.instant();
      store.change(tx -> MessageCaps.add(tx, MessageCaps.REFUSED, now));
      handOver.count(message, refusal.code());
      throw refusal;
    }
  }

  /** Mail that nobody asked for has to say how it is ended. */
  private void checkAsked(SendMessage command) {
    var template = command.template();
    boolean isAsked =
        template == null || kinds.find(template.kind()).map(MessageKind::asked).orElse(true);
    if (command.channel() == Channel.EMAIL && !isAsked && command.unsubscribe() == null) {
      throw Refusal.invalid(
          "unsubscribe_invalid", "mail that nobody asked for says how it is ended");
    }
  }

  private static void check(SendMessage command) {
    boolean mail = command.channel() == Channel.EMAIL;
    if (!(mail ? EMAIL : E164).matcher(command.to()).matches()) {
      throw Refusal.invalid("recipient_invalid", "not an address for " + command.channel());
    }
    int longest = mail ? LONGEST_MAIL : LONGEST_SMS;
    var text = command.text();
    if (text.isBlank() || text.length() > longest || text.indexOf('\0') >= 0) {
      throw Refusal.invalid("text_invalid", "a text has 1 to " + longest + " characters");
    }
    if (!isSubject(command.subject())) {
      throw Refusal.invalid(
          "subject_invalid", "a subject is one line of at most " + LONGEST_SUBJECT + " characters");
    }
    var unsubscribe = command.unsubscribe();
    if (unsubscribe != null
        && (!"https".equals(unsubscribe.getScheme())
            || unsubscribe.toASCIIString().length() > LONGEST_ADDRESS)) {
      throw Refusal.invalid("unsubscribe_invalid", "where mail is ended is an https address");
    }
  }

  /** A line break in a subject would be a header of its own in a mail. */
  private static boolean isSubject(@Nullable String subject) {
    return subject == null
        || (subject.length() <= LONGEST_SUBJECT
            && subject.chars().noneMatch(Character::isISOControl));
  }
}

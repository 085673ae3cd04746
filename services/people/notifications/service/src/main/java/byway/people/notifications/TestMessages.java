package byway.people.notifications;

import byway.kit.context.Context;
import byway.kit.values.Refusal;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Locale;

/**
 * Messages that try out how messages leave. They are not kept, and few: whoever may try a server
 * may try any, and each try is a conversation with somebody's machine.
 */
@Singleton
final class TestMessages {
  private static final int MOST = 20;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  private final NotificationsStore store;
  private final InstantSource clock;
  private final ArrayDeque<Instant> ofThePlatform = new ArrayDeque<>();

  TestMessages(NotificationsStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  record Words(String subject, String text) {}

  /** Counts one, or refuses it. */
  void count() {
    if (Context.current().tenant() == null) {
      countOfThePlatform();
      return;
    }
    var now = clock.instant();
    long part = now.getEpochSecond() / WITHIN.toSeconds();
    int tries = store.<Integer>write(tx -> MessageCaps.add(tx, "try:" + part, now));
    if (tries > MOST) {
      throw tooMany();
    }
  }

  private synchronized void countOfThePlatform() {
    var now = clock.instant();
    while (!ofThePlatform.isEmpty() && ofThePlatform.peek().isBefore(now.minus(WITHIN))) {
      ofThePlatform.remove();
    }
    if (ofThePlatform.size() >= MOST) {
      throw tooMany();
    }
    ofThePlatform.add(now);
  }

  private static Refusal tooMany() {
    return Refusal.tooMany("message_limit", "too many test messages; wait some minutes")
        .after((int) WITHIN.toSeconds());
  }

  static Words in(String language) {
    return switch (Locale.forLanguageTag(language).getLanguage()) {
      case "nl" ->
          new Words(
              "Testbericht", "Dit is een testbericht. Lees je het, dan komen je berichten aan.");
      case "es" ->
          new Words(
              "Mensaje de prueba",
              "Esto es un mensaje de prueba. Si lo lees, tus mensajes llegan.");
      default ->
          new Words("Test message", "This is a test. If you can read it, your messages arrive.");
    };
  }
}

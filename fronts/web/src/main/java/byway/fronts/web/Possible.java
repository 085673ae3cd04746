package byway.fronts.web;

import byway.commerce.payments.api.Acceptance;
import byway.commerce.payments.api.Payments;
import byway.kit.calls.CallFailed;
import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.Notifications;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What can be done at this operator's, so that no page promises what it cannot; templates have it
 * as {@code possible}. Where nobody can be asked, the page promises, and what was promised says why
 * it failed.
 */
@Singleton
public class Possible {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Leaving LIKELY = new Leaving(true, true);

  private static final int MOST = 1_000;
  private static final UUID NOBODY = new UUID(0, 0);

  private final ExpiringCache<UUID, Leaving> leaving;
  private final ExpiringCache<UUID, Acceptance> cards;

  Possible(Notifications notifications, Payments payments, InstantSource clock) {
    this.leaving =
        new ExpiringCache<>(MOST, FRESH, clock, whose -> or(LIKELY, notifications::leaving));
    this.cards =
        new ExpiringCache<>(
            MOST, FRESH, clock, whose -> or(new Acceptance(true, false), payments::acceptance));
  }

  /** Each operator has its own server, gateway and account. */
  private static UUID whose() {
    var tenant = Context.isBound() ? Context.current().tenant() : null;
    return tenant == null ? NOBODY : tenant;
  }

  private static <T> T or(T likely, Supplier<T> asked) {
    try {
      return asked.get();
    } catch (CallFailed | Refusal e) {
      return likely;
    }
  }

  /** Whether anything can be bought. */
  public boolean isCanBuy() {
    return cards.of(whose()).cards();
  }

  /** Whether cards are only tried out: no real money moves. */
  public boolean isTestMoney() {
    return cards.of(whose()).test();
  }

  /** Whether a code reaches an e-mail address. */
  public boolean isMail() {
    return leaving.of(whose()).mail();
  }

  /** Whether a code reaches a telephone. */
  public boolean isSms() {
    return leaving.of(whose()).sms();
  }

  /** Whether a message by this channel goes anywhere. */
  public boolean leaves(Channel channel) {
    return leaving.of(whose()).by(channel);
  }

  /** Whether a code reaches this e-mail address or telephone number. */
  public boolean reaches(String address) {
    return leaves(address.contains("@") ? Channel.EMAIL : Channel.SMS);
  }
}

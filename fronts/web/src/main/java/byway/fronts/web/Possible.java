package byway.fronts.web;

import byway.commerce.payments.api.Payments;
import byway.kit.calls.CallFailed;
import byway.kit.calls.ExpiringCache;
import byway.kit.values.Refusal;
import byway.people.notifications.api.Channel;
import byway.people.notifications.api.Leaving;
import byway.people.notifications.api.Notifications;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What this installation can do, so that no page promises what it cannot; templates have it as
 * {@code possible}. Where nobody can be asked, the page promises, and what was promised says why it
 * failed.
 */
@Singleton
public class Possible {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Leaving LIKELY = new Leaving(true, true);

  private final ExpiringCache<String, Leaving> leaving;
  private final ExpiringCache<String, Boolean> cards;

  Possible(Notifications notifications, Payments payments, InstantSource clock) {
    this.leaving = new ExpiringCache<>(1, FRESH, clock, once -> or(LIKELY, notifications::leaving));
    this.cards =
        new ExpiringCache<>(1, FRESH, clock, once -> or(true, () -> payments.acceptance().cards()));
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
    return cards.of("");
  }

  /** Whether a code reaches an e-mail address. */
  public boolean isMail() {
    return leaving.of("").mail();
  }

  /** Whether a code reaches a telephone. */
  public boolean isSms() {
    return leaving.of("").sms();
  }

  /** Whether a message by this channel goes anywhere. */
  public boolean leaves(Channel channel) {
    return leaving.of("").by(channel);
  }

  /** Whether a code reaches this e-mail address or telephone number. */
  public boolean reaches(String address) {
    return leaves(address.contains("@") ? Channel.EMAIL : Channel.SMS);
  }
}

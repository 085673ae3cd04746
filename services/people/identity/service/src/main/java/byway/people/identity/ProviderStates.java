package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.secrets.Keys;
import byway.kit.store.Tx;
import byway.people.identity.api.CameFrom;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What travels with a browser to a provider and back: hidden, for this browser alone, so that
 * nothing is kept here of those that nobody finishes. One that comes back is good once.
 */
@Singleton
final class ProviderStates {
  private static final Duration GOOD = Duration.ofMinutes(10);
  private static final String PURPOSE = "identity.provider-state";
  private static final int VERIFIER_BYTES = 32;
  private static final int NONCE_BYTES = 16;
  private static final int BYTES = VERIFIER_BYTES + NONCE_BYTES + Long.BYTES;
  private static final int LONGEST = 300;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  private final Keys keys;

  ProviderStates(Keys keys) {
    this.keys = keys;
  }

  /**
   * What is hidden in it.
   *
   * @param verifier of the challenge that the provider was given (RFC 7636)
   * @param nonce which the provider signs
   */
  record State(String verifier, String nonce, Instant madeAt) {}

  /** A new one, and the text of it that travels. */
  record Made(State state, String text) {}

  Made next(String issuer, @Nullable UUID confirming, CameFrom from, Instant now) {
    var random = new byte[VERIFIER_BYTES + NONCE_BYTES];
    RANDOM.nextBytes(random);
    var said = ByteBuffer.allocate(BYTES).put(random).putLong(now.toEpochMilli()).array();
    var hidden = keys.hide(PURPOSE, said, place(issuer, confirming, from));
    return new Made(state(said), TEXT.encodeToString(hidden));
  }

  /** None where it was not made for this browser, this provider and this end, or too long ago. */
  Optional<State> read(
      String text, String issuer, @Nullable UUID confirming, CameFrom from, Instant now) {
    if (text.length() > LONGEST || from.challenge() == null) {
      return Optional.empty();
    }
    byte[] hidden;
    try {
      hidden = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    return keys.reveal(PURPOSE, hidden, place(issuer, confirming, from))
        .filter(said -> said.length == BYTES)
        .map(ProviderStates::state)
        .filter(state -> state.madeAt().plus(GOOD).isAfter(now));
  }

  /** Uses it up; false where somebody has. */
  static boolean use(Tx tx, String text, Instant now) {
    return Challenges.useUntil(tx, Base64.getUrlDecoder().decode(text), now.plus(GOOD));
  }

  private static Object[] place(String issuer, @Nullable UUID confirming, CameFrom from) {
    return new Object[] {Context.tenantId(), issuer, String.valueOf(confirming), from.challenge()};
  }

  private static State state(byte[] said) {
    var verifier = Arrays.copyOf(said, VERIFIER_BYTES);
    var nonce = Arrays.copyOfRange(said, VERIFIER_BYTES, VERIFIER_BYTES + NONCE_BYTES);
    var at = Instant.ofEpochMilli(ByteBuffer.wrap(said).getLong(VERIFIER_BYTES + NONCE_BYTES));
    return new State(TEXT.encodeToString(verifier), TEXT.encodeToString(nonce), at);
  }
}

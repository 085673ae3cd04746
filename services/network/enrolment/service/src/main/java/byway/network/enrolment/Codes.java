package byway.network.enrolment;

import byway.kit.secrets.Keys;
import byway.kit.values.TypedCodes;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What a box shows: seven letters of Crockford's base 32 and one that tells a slip of the hand, in
 * fours. A code is drawn from the installation's secret, and of each only a keyed hash is kept.
 */
@Singleton
class Codes {
  /** Long enough for one way there and back. */
  private static final Duration NONCE_LIFE = Duration.ofMinutes(3);

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;
  private static final int BASE = 32;

  private final Keys keys;

  Codes(Keys keys) {
    this.keys = keys;
  }

  /** Of a box that came by itself. */
  String ofBox(UUID tenant, UUID box, int number) {
    return checked(
        keys.oldest().letters(ALPHABET, LENGTH - 1, "enrolment.code", tenant, box, number));
  }

  /**
   * Of a box that was announced; it is printed on its label, and stays the same for as long as the
   * oldest version of the secret is known.
   */
  String ofLabel(UUID tenant, UUID batch, String serial) {
    return checked(
        keys.oldest().letters(ALPHABET, LENGTH - 1, "enrolment.label", tenant, batch, serial));
  }

  private static String checked(String drawn) {
    return drawn + check(drawn);
  }

  byte[] hash(UUID tenant, String code) {
    return keys.oldest().mac("enrolment.hash", tenant, code);
  }

  static String printed(String code) {
    return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
  }

  /** What was meant by what was typed; nothing where no code can have been meant. */
  static Optional<String> meant(String typed) {
    var code =
        TypedCodes.plain(typed)
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean isOne =
        code.length() == LENGTH
            && code.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
            && check(code.substring(0, LENGTH - 1)) == code.charAt(LENGTH - 1);
    return isOne ? Optional.of(code) : Optional.empty();
  }

  /** Weights are odd, thus every single wrong letter is found. */
  private static char check(CharSequence letters) {
    int sum = 0;
    for (int i = 0; i < letters.length(); i++) {
      sum += (2 * i + 1) * ALPHABET.indexOf(letters.charAt(i));
    }
    return ALPHABET.charAt(sum % BASE);
  }

  /** What a box has to sign next; nothing of it is kept. */
  String nonce(UUID tenant, UUID box, Instant now) {
    var said = ByteBuffer.allocate(Long.BYTES).putLong(now.toEpochMilli()).array();
    return keys.sealText("enrolment.nonce", said, tenant, box);
  }

  boolean isFresh(String nonce, UUID tenant, UUID box, Instant now) {
    return keys.openText("enrolment.nonce", nonce, tenant, box)
        .filter(said -> said.length == Long.BYTES)
        .map(said -> Instant.ofEpochMilli(ByteBuffer.wrap(said).getLong()))
        .filter(made -> !made.isAfter(now) && made.plus(NONCE_LIFE).isAfter(now))
        .isPresent();
  }
}

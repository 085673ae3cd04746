package byway.commerce.vouchers;

import byway.kit.secrets.Keys;
import byway.kit.values.TypedCodes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * What is printed: 16 letters of Crockford's base 32, in fours. The first three are kept in the
 * clear for support, twelve are 60 bits that only a keyed hash is kept of, and the last tells a
 * voucher of the hand. A code is drawn from the installation's secret, the batch and its number, so
 * that issuing again prints the same ones although none is kept.
 */
@Singleton
final class Codes {
  static final int LETTERS = 3;

  /** Without I, L, O and U: nothing that is read for something else, and no rude words. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 16;
  private static final int LONGEST_TYPED = 100;

  /** Weights of the checksum are odd, thus every single wrong letter is found. */
  private static final int BASE = 32;

  private final Keys keys;

  Codes(Keys keys) {
    this.keys = keys;
  }

  /** The version of the secret that a new batch is drawn from. */
  int version() {
    return keys.version();
  }

  /** The letters without their hyphens. */
  String draw(int version, UUID tenant, UUID batch, int number) {
    var drawn =
        keys.at(version).letters(ALPHABET, LENGTH - 1, "vouchers.draw", tenant, batch, number);
    return drawn + check(drawn);
  }

  byte[] hash(int version, UUID tenant, String code) {
    return keys.at(version).mac("vouchers.hash", tenant, code);
  }

  /** What may be kept of a code, whichever version it was drawn from. */
  List<byte[]> hashes(UUID tenant, String code) {
    return keys.macs("vouchers.hash", tenant, code);
  }

  static String printed(String code) {
    return code.replaceAll("(.{4})(?!$)", "$1-");
  }

  /** What was meant by what was typed; nothing where no code can have been meant. */
  static Optional<String> meant(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    var code = normal(typed);
    boolean isOne =
        code.length() == LENGTH
            && code.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0)
            && check(code.substring(0, LENGTH - 1)) == code.charAt(LENGTH - 1);
    return isOne ? Optional.of(code) : Optional.empty();
  }

  static String normal(String typed) {
    return TypedCodes.plain(typed)
        .toUpperCase(Locale.ROOT)
        .replace('O', '0')
        .replace('I', '1')
        .replace('L', '1')
        .replace('|', '1');
  }

  private static char check(CharSequence letters) {
    int sum = 0;
    for (int i = 0; i < letters.length(); i++) {
      sum += (2 * i + 1) * ALPHABET.indexOf(letters.charAt(i));
    }
    return ALPHABET.charAt(sum % BASE);
  }
}

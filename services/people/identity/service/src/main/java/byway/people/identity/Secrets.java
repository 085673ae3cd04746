package byway.people.identity;

import byway.people.identity.api.PersonKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets and their hashes. Secrets of 256 random bits need no slow hash. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  static final int CODE_DIGITS = 6;

  /** Staff can do more, so theirs is harder to guess. */
  static final int STAFF_CODE_DIGITS = 8;

  private Secrets() {}

  static String token(String prefix) {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Decimal digits. */
  static String code(PersonKind kind) {
    int digits = kind == PersonKind.STAFF ? STAFF_CODE_DIGITS : CODE_DIGITS;
    var code = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      code.append((char) ('0' + RANDOM.nextInt(10)));
    }
    return code.toString();
  }

  static byte[] hash(String... parts) {
    var digest = sha256();
    for (var part : parts) {
      digest.update(part.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return digest.digest();
  }

  static byte[] sha256(byte[] of) {
    return sha256().digest(of);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

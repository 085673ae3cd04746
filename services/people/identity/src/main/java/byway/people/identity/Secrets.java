package byway.people.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets and their hashes. Secrets of 256 random bits need no slow hash. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int CODES = 1_000_000;

  private Secrets() {}

  static String token(String prefix) {
    var bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Six decimal digits. */
  static String code() {
    return "%06d".formatted(RANDOM.nextInt(CODES));
  }

  static byte[] hash(String... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

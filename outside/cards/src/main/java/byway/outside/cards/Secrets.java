package byway.outside.cards;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Ids that nobody guesses, and keyed hashes. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /** Such as {@code pi_4f...}; the ids of sessions and challenges open their pages. */
  static String fresh(String prefix) {
    var random = new byte[16];
    RANDOM.nextBytes(random);
    return prefix + "_" + HexFormat.of().formatHex(random);
  }

  /** HMAC-SHA256 in hexadecimal digits. */
  static String keyed(String key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

package byway.kit.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed hashes (HMAC-SHA-256) under a key of their own for each purpose, drawn from the
 * installation's secret. With the secret changed, what was hashed before is not recognised.
 */
public final class Keys {
  /** 32 letters that are not mistaken for one another. */
  public static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

  private final byte[] secret;

  public Keys(String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The 32 bytes for these parts; no two lists of parts run into one another. */
  public byte[] mac(String purpose, Object... parts) {
    var text = new StringBuilder();
    for (var part : parts) {
      var value = Objects.toString(part);
      text.append(value.length()).append(':').append(value);
    }
    return mac(mac(secret, "key:" + purpose), text.toString());
  }

  /**
   * The letters for these parts, each with 5 random bits.
   *
   * @param alphabet 32 letters
   * @param length at most 32
   */
  public String letters(String alphabet, int length, String purpose, Object... parts) {
    if (alphabet.length() != 32) {
      throw new IllegalArgumentException("an alphabet has 32 letters");
    }
    var random = mac(purpose, parts);
    var letters = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      letters.append(alphabet.charAt(random[i] & 31));
    }
    return letters.toString();
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return "Keys[hidden]";
  }
}

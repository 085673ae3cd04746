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

package byway.hotspot.protocol;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Up, topic {@code i}: the hotspot has made itself a new secret, which never travels: only its hash
 * does. The platform takes either until the new one has been used.
 *
 * @param number grows with each secret of this hotspot, so that an old message cannot bring an old
 *     secret back
 * @param hash SHA-256 of the secret, in unpadded base64url
 * @param proof signature of {@link #said} by the key that the hotspot has enrolled with
 *     (SHA256withECDSA, DER), in unpadded base64url
 */
public record NewSecret(long number, String hash, String proof) implements DeviceMessage {
  /** Characters of a hash. */
  static final int HASH_CHARS = 43;

  static final int PROOF_CHARS = 128;
  private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{" + HASH_CHARS + "}");
  private static final Pattern PROOF = Pattern.compile("[A-Za-z0-9_-]{1," + PROOF_CHARS + "}");

  public NewSecret {
    ProtocolLimits.range("number", number, 1, ProtocolLimits.COUNTER_BYTES);
    if (!isHash(hash) || !isProof(proof)) {
      throw new IllegalArgumentException("neither a hash nor its proof");
    }
  }

  static boolean isHash(String text) {
    return HASH.matcher(text).matches();
  }

  static boolean isProof(String text) {
    return PROOF.matcher(text).matches();
  }

  /** What is signed. */
  public static byte[] said(String deviceId, long number, String hash) {
    return "byway-secret\n%s\n%d\n%s"
        .formatted(deviceId, number, hash)
        .getBytes(StandardCharsets.UTF_8);
  }
}

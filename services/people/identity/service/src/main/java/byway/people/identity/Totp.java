package byway.people.identity;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that follow from a secret and the time (TOTP, RFC 6238): six digits, SHA-1, 30 seconds, as
 * apps have them. A clock may be one step ahead or behind (5.2).
 */
final class Totp {
  static final int SEED_BYTES = 20;
  static final int DIGITS = 6;

  private static final int STEP_SECONDS = 30;
  private static final int DRIFT_STEPS = 1;
  private static final int MODULUS = 1_000_000;
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
  }

  /**
   * Whose step the code is, if that is later than one that was used.
   *
   * @param lastStep of which a code was taken before: each is good once
   */
  static OptionalLong find(byte[] seed, String code, Instant now, long lastStep) {
    var found = OptionalLong.empty();
    long middle = step(now);
    for (long step = middle - DRIFT_STEPS; step <= middle + DRIFT_STEPS; step++) {
      var right = padded(truncated(seed, step, "HmacSHA1") % MODULUS, DIGITS);
      boolean isIt = MessageDigest.isEqual(bytes(right), bytes(code));
      if (isIt && step > lastStep) {
        found = OptionalLong.of(step);
      }
    }
    return found;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /** RFC 4226, 5.3. */
  static int truncated(byte[] seed, long step, String algorithm) {
    try {
      var mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(seed, algorithm));
      var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf;
      return ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String padded(int value, int digits) {
    var text = Integer.toString(value);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }

  /** RFC 4648, without padding; 20 bytes are 32 letters. */
  static String base32(byte[] bytes) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte one : bytes) {
      buffer = (buffer << 8 | (one & 0xff)) & 0xffff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        text.append(BASE32.charAt(buffer >> bits & 31));
      }
    }
    if (bits > 0) {
      text.append(BASE32.charAt(buffer << (5 - bits) & 31));
    }
    return text.toString();
  }
}

package byway.kit.incoming;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A way of signing webhooks with HMAC-SHA256 over a time and the bytes of the body. */
public sealed interface Signatures permits StripeSignatures, StandardWebhooks {
  /** What both schemes recommend. */
  Duration TOLERANCE = Duration.ofMinutes(5);

  /** What a signature says. */
  sealed interface Verdict {
    /**
     * It is by whoever knows a secret.
     *
     * @param eventId where the scheme signs one
     */
    record Genuine(Optional<String> eventId) implements Verdict {}

    /** There is none, or none that can be read. */
    record Missing() implements Verdict {}

    /** It is by nobody who knows a secret, or of another time. */
    record Forged() implements Verdict {}
  }

  Verdict verify(Delivery delivery, Instant now);

  /** Whether a sender that sends an event again sends the very same bytes. */
  boolean repeatsBytes();

  static boolean isInTime(long signedSeconds, Instant now) {
    return Math.abs(Math.subtractExact(now.getEpochSecond(), signedSeconds))
        <= TOLERANCE.toSeconds();
  }

  /**
   * Whether any of the signatures is by any of the secrets; all are looked at, so that how long it
   * takes tells nothing.
   */
  static boolean isSigned(List<byte[]> secrets, String head, byte[] body, List<byte[]> signatures) {
    boolean found = false;
    for (var secret : secrets) {
      byte[] expected = hmac(secret, head, body);
      for (var signature : signatures) {
        found |= MessageDigest.isEqual(expected, signature);
      }
    }
    return found;
  }

  private static byte[] hmac(byte[] secret, String head, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

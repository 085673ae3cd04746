package byway.fronts.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Keys that make a command repeatable, from what the sender chose and who the sender is: the same
 * sender's same word is the same key, and nobody can hit upon somebody else's.
 */
public final class RepeatKeys {
  private RepeatKeys() {}

  /** A UUID of version 8 (RFC 9562) out of a SHA-256 hash. */
  public static UUID of(String sender, String word) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(sender.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      var hash = ByteBuffer.wrap(digest.digest(word.getBytes(StandardCharsets.UTF_8)));
      return new UUID(
          (hash.getLong() & ~0xf000L) | 0x8000L,
          (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

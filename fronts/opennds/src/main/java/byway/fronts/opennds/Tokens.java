package byway.fronts.opennds;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What openNDS makes of the token that it gives each client: {@code hid}, which it shows, is the
 * hash of the token; {@code rhid}, which lets the client in, is the hash of hid and faskey.
 */
final class Tokens {
  private Tokens() {}

  static String hid(String token) {
    return sha256(token);
  }

  static String rhid(String hid, String faskey) {
    return sha256(hid + faskey);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

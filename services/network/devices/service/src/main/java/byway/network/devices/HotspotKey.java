package byway.network.devices;

import byway.kit.values.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/** What a hotspot has made for itself: a key, of which the public half is known, and a secret. */
final class HotspotKey {
  private static final int FIELD_BITS = 256;
  private static final int HASH_BYTES = 32;
  private static final int MOST_CHARACTERS = 512;

  private HotspotKey() {}

  /** The hash of a secret. */
  static byte[] hash(String text) {
    var bytes = bytes(text);
    if (bytes.length != HASH_BYTES) {
      throw Refusal.invalid("secret_invalid", "a secret is told as its SHA-256, in base64url");
    }
    return bytes;
  }

  /** A public key as it is kept. */
  static byte[] key(String text) {
    var bytes = bytes(text);
    var unused = read(bytes);
    return bytes;
  }

  /** Whether the hotspot itself has said so. */
  static boolean hasSaid(byte[] key, UUID id, long number, String hash, String proof) {
    var said = "byway-secret\n%s\n%d\n%s".formatted(id, number, hash);
    try {
      var check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(read(key));
      check.update(said.getBytes(StandardCharsets.UTF_8));
      return check.verify(bytes(proof));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static PublicKey read(byte[] key) {
    try {
      var read = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key));
      if (read instanceof ECPublicKey ec
          && ec.getParams().getCurve().getField().getFieldSize() == FIELD_BITS) {
        return read;
      }
    } catch (GeneralSecurityException e) {
      // said below
    }
    throw Refusal.invalid("key_invalid", "a hotspot's key is one of EC on the curve P-256");
  }

  private static byte[] bytes(String text) {
    try {
      return text.length() > MOST_CHARACTERS ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}

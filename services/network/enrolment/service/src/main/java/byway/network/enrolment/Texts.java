package byway.network.enrolment;

import byway.kit.values.PlainText;
import byway.kit.values.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** Bounds and forms of what boxes and people say. */
final class Texts {
  static final int LONGEST_NAME = 60;
  private static final int LONGEST_SERIAL = 64;
  private static final int LONGEST_MODEL = 64;
  private static final int LONGEST_SHOWN = 80;
  private static final int MOST_ENCODED = 512;
  private static final int HASH_BYTES = 32;
  private static final int FIELD_BITS = 256;

  private Texts() {}

  static String serial(String text) {
    return line(text, 1, LONGEST_SERIAL, "serial_invalid", "a serial number");
  }

  static String model(String text) {
    return line(text, 0, LONGEST_MODEL, "model_invalid", "a model");
  }

  static String name(String text) {
    return line(text, 0, LONGEST_NAME, "name_invalid", "a hotspot's name");
  }

  static String shown(String text) {
    return PlainText.line(text, LONGEST_SHOWN).orElse("");
  }

  private static String line(String text, int least, int most, String code, String what) {
    return PlainText.line(text, most)
        .filter(line -> line.length() >= least)
        .orElseThrow(
            () -> Refusal.invalid(code, "%s has %d to %d characters".formatted(what, least, most)));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What cannot be read is nothing. */
  static byte[] bytes(String text) {
    try {
      return text.length() > MOST_ENCODED ? new byte[0] : Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  static String secretHash(String text) {
    if (bytes(text).length != HASH_BYTES) {
      throw Refusal.invalid("secret_invalid", "a secret is told as its SHA-256, in base64url");
    }
    return text;
  }

  static PublicKey key(byte[] encoded) {
    try {
      var key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      if (key instanceof ECPublicKey ec
          && ec.getParams().getCurve().getField().getFieldSize() == FIELD_BITS) {
        return key;
      }
    } catch (GeneralSecurityException e) {
      // said below
    }
    throw Refusal.invalid("key_invalid", "a box's key is one of EC on the curve P-256");
  }

  /** Whether the key has signed these lines. */
  static boolean hasSaid(byte[] key, String proof, String... lines) {
    try {
      var check = Signature.getInstance("SHA256withECDSA");
      check.initVerify(key(key));
      check.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return check.verify(bytes(proof));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A box is its key: the same key is the same box, however often it asks. */
  static UUID boxId(byte[] key) {
    return UUID.nameUUIDFromBytes(sha256(key));
  }

  static String mark(byte[] key) {
    return HexFormat.of().formatHex(sha256(key), 0, 4);
  }
}

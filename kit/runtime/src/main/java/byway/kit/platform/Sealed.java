package byway.kit.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of others that have to be said again one day, such as a mail server's password: encrypted
 * (AES-256-GCM, NIST SP 800-38D) under a key of their purpose, and good in their place alone.
 */
public final class Sealed {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CIPHER = "AES/GCM/NoPadding";

  private final SecureRandom random = new SecureRandom();
  private final Keys keys;
  private final String purpose;

  /**
   * @param purpose stable: what was sealed is not opened under another name
   */
  public Sealed(Keys keys, String purpose) {
    this.keys = keys;
    this.purpose = purpose;
  }

  /**
   * @param place where it is good, such as the tenant; not in it
   */
  public byte[] seal(String secret, Object... place) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    var said = cipher(Cipher.ENCRYPT_MODE, nonce, place, secret.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(1 + NONCE_BYTES + said.length)
        .put(VERSION)
        .put(nonce)
        .put(said)
        .array();
  }

  /** What was sealed; none where that was not here, in another place, or under another secret. */
  public Optional<String> open(byte[] sealed, Object... place) {
    if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != VERSION) {
      return Optional.empty();
    }
    var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    var said = Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length);
    try {
      return Optional.of(
          new String(cipher(Cipher.DECRYPT_MODE, nonce, place, said), StandardCharsets.UTF_8));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  private byte[] cipher(int mode, byte[] nonce, Object[] place, byte[] text) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      var key = new SecretKeySpec(keys.mac(purpose, "sealed"), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      var where = new StringJoiner("/");
      for (var part : place) {
        where.add(part.toString());
      }
      cipher.updateAAD(where.toString().getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

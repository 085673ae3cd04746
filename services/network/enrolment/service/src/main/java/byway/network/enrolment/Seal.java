package byway.network.enrolment;

import byway.kit.platform.Keys;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** What is kept so that the database alone does not give it away (AES-256-GCM). */
final class Seal {
  private static final int IV_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec key;

  Seal(Keys keys) {
    this.key = new SecretKeySpec(keys.mac("enrolment.authority"), "AES");
  }

  byte[] close(byte[] plain) {
    var iv = new byte[IV_BYTES];
    RANDOM.nextBytes(iv);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(plain);
      return ByteBuffer.allocate(IV_BYTES + sealed.length).put(iv).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] open(byte[] sealed) {
    var in = ByteBuffer.wrap(sealed);
    var iv = new byte[IV_BYTES];
    in.get(iv);
    var rest = new byte[in.remaining()];
    in.get(rest);
    try {
      return cipher(Cipher.DECRYPT_MODE, iv).doFinal(rest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the authority's key was sealed under another secret of the installation", e);
    }
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
    return cipher;
  }
}

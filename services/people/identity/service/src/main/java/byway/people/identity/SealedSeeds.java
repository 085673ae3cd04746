package byway.people.identity;

import byway.kit.platform.Keys;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets of apps that give codes, encrypted (AES-256-GCM) under a key that is drawn from the
 * installation's secret for each person: who reads the database alone has none of them, and none
 * can be moved to another person's row.
 */
@Singleton
final class SealedSeeds {
  private static final String PURPOSE = "identity.second-factor";
  private static final byte FORMAT = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Keys keys;

  SealedSeeds(Keys keys) {
    this.keys = keys;
  }

  byte[] seal(UUID tenant, UUID person, byte[] seed) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    var sealed = cipher(Cipher.ENCRYPT_MODE, tenant, person, nonce, seed);
    return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
        .put(FORMAT)
        .put(nonce)
        .put(sealed)
        .array();
  }

  byte[] open(UUID tenant, UUID person, byte[] sealed) {
    if (sealed[0] != FORMAT) {
      throw new IllegalStateException("a seed is sealed in a way that is not known here");
    }
    var nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    var rest = Arrays.copyOfRange(sealed, 1 + NONCE_BYTES, sealed.length);
    return cipher(Cipher.DECRYPT_MODE, tenant, person, nonce, rest);
  }

  private byte[] cipher(int mode, UUID tenant, UUID person, byte[] nonce, byte[] text) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      var key = new SecretKeySpec(keys.mac(PURPOSE, tenant, person), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a seed cannot be opened; was the secret changed?", e);
    }
  }
}

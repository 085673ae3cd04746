package byway.operations.installation;

import byway.kit.json.Json;
import byway.kit.platform.Keys;
import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps a draft unreadable to who reads the database alone: AES-256-GCM under a key drawn from the
 * installation's secret. With another secret it cannot be read, and one begins anew.
 */
@Singleton
final class DraftSeal {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  DraftSeal(Keys keys) {
    this.key = new SecretKeySpec(keys.mac("installation.draft"), "AES");
  }

  byte[] seal(Draft draft) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(Json.MAPPER.writeValueAsBytes(draft));
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException | JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Optional<Draft> open(byte[] sealed) {
    try {
      var nonce = ByteBuffer.wrap(sealed, 0, NONCE_BYTES);
      var bytes = new byte[NONCE_BYTES];
      nonce.get(bytes);
      var plain =
          cipher(Cipher.DECRYPT_MODE, bytes)
              .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
      return Optional.of(Json.MAPPER.readValue(plain, Draft.class));
    } catch (GeneralSecurityException | IOException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}

package byway.network.devices.testing;

import byway.network.devices.api.ChangeSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;

/** A box with a key of its own, as far as the platform sees it. */
public final class EnrolledBox {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  public final String secret = UUID.randomUUID().toString();
  private final KeyPair pair;

  public EnrolledBox() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      pair = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public String publicKey() {
    return TEXT.encodeToString(pair.getPublic().getEncoded());
  }

  public String secretHash() {
    return hash(secret);
  }

  public static String hash(String secret) {
    try {
      return TEXT.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public ChangeSecret changeTo(UUID id, long number, String to) {
    var hash = hash(to);
    return new ChangeSecret(number, hash, sign("byway-secret", id.toString(), "" + number, hash));
  }

  /** What the key says of these lines. */
  public String sign(String... lines) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
      return TEXT.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

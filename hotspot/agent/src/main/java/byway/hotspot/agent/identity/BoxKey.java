package byway.hotspot.agent.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** A key that is made on the box and never leaves it (EC, P-256). */
final class BoxKey {
  static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
  static final Base64.Decoder BYTES = Base64.getUrlDecoder();

  private final KeyPair pair;

  private BoxKey(KeyPair pair) {
    this.pair = pair;
  }

  static BoxKey make() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new BoxKey(generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static BoxKey read(String publicKey, String privateKey) {
    try {
      var keys = KeyFactory.getInstance("EC");
      return new BoxKey(
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(BYTES.decode(publicKey))),
              keys.generatePrivate(new PKCS8EncodedKeySpec(BYTES.decode(privateKey)))));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** SubjectPublicKeyInfo, in unpadded base64url. */
  String publicText() {
    return TEXT.encodeToString(pair.getPublic().getEncoded());
  }

  String privateText() {
    return TEXT.encodeToString(pair.getPrivate().getEncoded());
  }

  String sign(byte[] said) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(said);
      return TEXT.encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  String sign(String... lines) {
    return sign(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  static String hash(String secret) {
    try {
      return TEXT.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

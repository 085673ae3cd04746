package byway.operations.audit.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Where an operator's chain ended at a time, signed (Ed25519, RFC 8032), so that others can hold
 * the operator to it.
 *
 * @param number of the last act; 0 where there is none yet
 * @param hash of the last act; empty where there is none yet
 * @param publicKey SubjectPublicKeyInfo (RFC 8410) in Base64
 * @param signature over {@link #signed}, in Base64
 */
public record SignedHead(
    UUID tenantId, long number, String hash, Instant at, String publicKey, String signature) {

  /** What is signed, in ASCII. */
  public static byte[] signed(UUID tenantId, long number, String hash, Instant at) {
    return "byway audit head 1\n%s\n%d\n%s\n%s\n"
        .formatted(tenantId, number, hash, at)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether it was signed with the key that it names; whose key that is, its print tells. */
  public boolean isSigned() {
    try {
      var verify = Signature.getInstance("Ed25519");
      verify.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
      verify.update(signed(tenantId, number, hash, at));
      return verify.verify(Base64.getDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  /** By which people know the key again: half of its SHA-256, in groups. */
  public String print() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(publicKey.getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest, 0, 16).replaceAll("(.{4})(?!$)", "$1 ");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

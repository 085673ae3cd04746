package byway.people.identity;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A device with one passkey and the browser around it, written from the specification (WebAuthn
 * level 3, 6.1 and 6.5; CTAP's CBOR) and not with the library that is tested by it.
 */
final class Authenticator {
  private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([^\"]+)\"");
  private static final Pattern USER = Pattern.compile("\"user\":\\{\"id\":\"([^\"]+)\"");
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int PRESENT = 1;
  private static final int VERIFIED = 4;
  private static final int WITH_KEY = 64;

  final byte[] credentialId = new byte[16];
  private final KeyPair keys;
  private final String host;
  private String origin;
  private String user = "";
  private int counter = 1;
  private boolean verifies = true;

  Authenticator(String origin, String host) {
    this.origin = origin;
    this.host = host;
    new SecureRandom().nextBytes(credentialId);
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      keys = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A page of somebody else that had the person come there. */
  Authenticator at(String otherOrigin) {
    origin = otherOrigin;
    return this;
  }

  /** Whoever has it is not asked for a finger or a PIN. */
  Authenticator withoutVerifying() {
    verifies = false;
    return this;
  }

  Authenticator count(int value) {
    counter = value;
    return this;
  }

  /** What the browser answers that was to make a key. */
  String make(String options) {
    user = found(USER, options);
    var data = bytes(authenticatorData(WITH_KEY), credentialData());
    var attestation =
        bytes(
            new byte[] {(byte) 0xa3},
            text("fmt"),
            text("none"),
            text("attStmt"),
            new byte[] {(byte) 0xa0},
            text("authData"),
            string(data));
    return """
        {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
         "response":{"clientDataJSON":"%2$s","attestationObject":"%3$s","transports":["internal"]}}
        """
        .formatted(
            base64(credentialId),
            base64(clientData("webauthn.create", options)),
            base64(attestation));
  }

  /** What the browser answers that was to sign. */
  String sign(String options) {
    var data = authenticatorData(0);
    var client = clientData("webauthn.get", options);
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(data);
      signature.update(sha256(client));
      return """
          {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
           "response":{"clientDataJSON":"%2$s","authenticatorData":"%3$s","signature":"%4$s",
            "userHandle":"%5$s"}}
          """
          .formatted(
              base64(credentialId), base64(client), base64(data), base64(signature.sign()), user);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] clientData(String type, String options) {
    return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
        .formatted(type, found(CHALLENGE, options), origin)
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(int flags) {
    return ByteBuffer.allocate(37)
        .put(sha256(host.getBytes(StandardCharsets.UTF_8)))
        .put((byte) (flags | PRESENT | (verifies ? VERIFIED : 0)))
        .putInt(counter++)
        .array();
  }

  /** Of no maker, with the public key as COSE writes it (RFC 9053, 7.1.1). */
  private byte[] credentialData() {
    var point = ((ECPublicKey) keys.getPublic()).getW();
    return bytes(
        new byte[16],
        new byte[] {0, (byte) credentialId.length},
        credentialId,
        new byte[] {(byte) 0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21},
        string(coordinate(point.getAffineX())),
        new byte[] {0x22},
        string(coordinate(point.getAffineY())));
  }

  private static byte[] coordinate(java.math.BigInteger value) {
    var bytes = value.toByteArray();
    var fixed = new byte[32];
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static byte[] text(String value) {
    var bytes = value.getBytes(StandardCharsets.UTF_8);
    return bytes(new byte[] {(byte) (0x60 | bytes.length)}, bytes);
  }

  private static byte[] string(byte[] value) {
    return bytes(new byte[] {0x58, (byte) value.length}, value);
  }

  private static byte[] bytes(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes) {
    return BASE64.encodeToString(bytes);
  }

  private static String found(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("not in " + text);
    }
    return found.group(1);
  }
}

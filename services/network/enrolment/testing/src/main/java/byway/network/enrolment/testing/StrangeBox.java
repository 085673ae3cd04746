package byway.network.enrolment.testing;

import byway.network.enrolment.api.AskToEnrol;
import byway.network.enrolment.api.AskedToEnrol;
import byway.network.enrolment.api.LookAtBox;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.UUID;

/** A box that is nobody's, as far as the platform sees it. */
public final class StrangeBox {
  public static final String CLAIM_AT = "https://wifi.example/claim?code=";
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  public final String serial;
  public final String secret = UUID.randomUUID().toString();
  private final String from;
  private final KeyPair pair;

  public StrangeBox(String serial) {
    this(serial, "192.0.2.7");
  }

  public StrangeBox(String serial, String from) {
    this.serial = serial;
    this.from = from;
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

  public AskToEnrol asks() {
    return asks("");
  }

  /** With the token of its manufacturer. */
  public AskToEnrol asks(String token) {
    var hash = secretHash();
    return new AskToEnrol(
        serial,
        "A box",
        publicKey(),
        hash,
        token,
        sign("byway-ask", serial, "A box", hash),
        from,
        CLAIM_AT);
  }

  public LookAtBox looks(AskedToEnrol asked) {
    return looks(asked.id(), asked.nonce());
  }

  public LookAtBox looks(UUID id, String nonce) {
    return new LookAtBox(
        nonce,
        sign("byway-look", id.toString(), nonce),
        "cafe",
        "mqtts://wifi.example:8883",
        "https://wifi.example/portal");
  }

  private String secretHash() {
    try {
      return TEXT.encodeToString(
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sign(String... lines) {
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

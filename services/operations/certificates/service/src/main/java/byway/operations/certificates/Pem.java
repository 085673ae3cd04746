package byway.operations.certificates;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Certificates and keys (EC P-256) as they are kept and handed on. */
final class Pem {
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private Pem() {}

  static KeyPair newKeys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String chain(List<X509Certificate> chain) {
    return chain.stream().map(Pem::text).collect(Collectors.joining());
  }

  private static String text(X509Certificate certificate) {
    try {
      return text("CERTIFICATE", certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String key(PrivateKey key) {
    return text("PRIVATE KEY", key.getEncoded());
  }

  private static String text(String kind, byte[] bytes) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(kind, LINES.encodeToString(bytes));
  }

  static X509Certificate first(String chain) {
    try {
      var bytes = new ByteArrayInputStream(chain.getBytes(StandardCharsets.US_ASCII));
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    } catch (CertificateException e) {
      throw new IllegalArgumentException("not a certificate", e);
    }
  }

  /** Both halves, for what must be signed again. */
  static byte[] bytes(KeyPair keys) {
    return (Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded())
            + " "
            + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  static KeyPair keys(byte[] bytes) {
    var halves = new String(bytes, StandardCharsets.US_ASCII).split(" ", -1);
    try {
      var factory = KeyFactory.getInstance("EC");
      return new KeyPair(
          factory.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(halves[1]))),
          factory.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0]))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

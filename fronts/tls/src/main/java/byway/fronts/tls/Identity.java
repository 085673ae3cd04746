package byway.fronts.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a host proves itself with. */
record Identity(List<X509Certificate> chain, PrivateKey key) {
  private static final int DNS_NAME = 2;

  /**
   * @throws GeneralSecurityException with what is wrong
   */
  static Identity read(String chain, String key) throws GeneralSecurityException {
    var bytes = new ByteArrayInputStream(chain.getBytes(StandardCharsets.US_ASCII));
    var certificates =
        CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("it holds no certificate");
    }
    var algorithm = certificates.getFirst().getPublicKey().getAlgorithm();
    return new Identity(certificates, key(key, algorithm));
  }

  private static PrivateKey key(String pem, String algorithm) throws GeneralSecurityException {
    var body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    if (!pem.contains("-----BEGIN PRIVATE KEY-----")) {
      throw new GeneralSecurityException(
          "its key is not PKCS #8 in PEM (openssl pkcs8 -topk8 -nocrypt makes one of another form)");
    }
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("its key is not in PEM", e);
    }
  }

  /** The names it is good for, in lower case; one may begin with {@code *.}. */
  Set<String> names() {
    try {
      var names = chain.getFirst().getSubjectAlternativeNames();
      return names == null
          ? Set.of()
          : names.stream()
              .flatMap(
                  name ->
                      name.get(0) instanceof Integer kind && kind == DNS_NAME
                          ? Stream.of(String.valueOf(name.get(1)).toLowerCase(Locale.ROOT))
                          : Stream.of())
              .collect(Collectors.toSet());
    } catch (CertificateParsingException e) {
      return Set.of();
    }
  }

  X509Certificate[] chainArray() {
    return chain.toArray(X509Certificate[]::new);
  }

  @Override
  public String toString() {
    return "Identity" + names();
  }
}

package byway.operations.certificates.api;

import java.time.Instant;

/**
 * A certificate with its key.
 *
 * @param chain PEM, its own first
 * @param key PEM, PKCS #8
 */
public record KeyedCertificate(String host, String chain, String key, Instant notAfter) {
  @Override
  public String toString() {
    return "KeyedCertificate[%s until %s]".formatted(host, notAfter);
  }
}

package byway.kit.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where RADIUS over TLS is taken, and by which certificate (RFC 6614).
 *
 * @param port TCP; 0 for none
 * @param certificate the platform's own, with those that lead to its authority
 * @param clientAuthorities whose certificates let access points be known by name
 */
public record RadsecSettings(
    int port, Optional<Path> certificate, Optional<Path> key, Optional<Path> clientAuthorities) {
  private static final String PREFIX = "BYWAY_";
  private static final String CERTIFICATE = "RADSEC_CERTIFICATE";
  private static final String KEY = "RADSEC_KEY";
  private static final String CLIENT_CAS = "RADSEC_CLIENT_CAS";

  static RadsecSettings read(SettingsReader in) {
    return new RadsecSettings(
        in.number("RADSEC_PORT", 0, 0, 65_535, "TCP port of RADIUS over TLS, usually 2083; 0 none"),
        file(in, CERTIFICATE, "PEM file of its certificate and those that lead to its authority"),
        file(in, KEY, "PEM file of the certificate's private key"),
        file(in, CLIENT_CAS, "PEM file of authorities that access points' certificates come from"));
  }

  private static Optional<Path> file(SettingsReader in, String name, String meaning) {
    return in.optional(name, meaning).map(Path::of);
  }

  void check(SettingsReader in) {
    if (port == 0) {
      return;
    }
    if (certificate.isEmpty() || key.isEmpty()) {
      in.problem("BYWAY_RADSEC_CERTIFICATE and BYWAY_RADSEC_KEY are needed with BYWAY_RADSEC_PORT");
    }
    var chain = checked(in, CERTIFICATE, certificate, Pem::certificates);
    var secret = checked(in, KEY, key, Pem::key);
    if (chain.isPresent()
        && secret.isPresent()
        && !Pem.belong(chain.get().getFirst(), secret.get())) {
      in.problem("BYWAY_RADSEC_KEY is not the key of the first of BYWAY_RADSEC_CERTIFICATE");
    }
    var unused = checked(in, CLIENT_CAS, clientAuthorities, Pem::certificates);
  }

  private static <T> Optional<T> checked(
      SettingsReader in, String name, Optional<Path> file, Function<Path, T> read) {
    return file.flatMap(
        path -> {
          try {
            return Optional.of(read.apply(path));
          } catch (IllegalArgumentException e) {
            in.problem("%s%s, %s, %s".formatted(PREFIX, name, path, e.getMessage()));
            return Optional.empty();
          }
        });
  }
}

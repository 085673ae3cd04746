package byway.operations.certificates;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which authority is asked for certificates.
 *
 * @param directory of the authority (RFC 8555, 7.1.1); none is asked without
 * @param mail whom it tells what it must
 * @param trusted its own certificate's authority, where it is not a public one
 */
record CertificateSettings(
    Optional<URI> directory, Optional<String> mail, Optional<Path> trusted, Challenge challenge) {
  private static final URI LETS_ENCRYPT =
      URI.create("https://acme-v02.api.letsencrypt.org/directory");

  /** How it is proven that a host is ours. */
  enum Challenge {
    HTTP_01,
    TLS_ALPN_01
  }

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<CertificateSettings> {
    @Override
    public Class<CertificateSettings> type() {
      return CertificateSettings.class;
    }

    @Override
    public CertificateSettings read(SettingsReader in) {
      return new CertificateSettings(
          in.read(
              "ACME",
              "off",
              "off, letsencrypt or an address",
              "authority that is asked for certificates of operators' hosts; letsencrypt means that you agree to its terms",
              Reader::directory),
          in.optional("ACME_MAIL", "whom the authority tells what it must"),
          in.file("ACME_CA", "certificates of who vouches for an authority of your own, PEM"),
          Challenge.valueOf(
              in.oneOf(
                  "ACME_CHALLENGE", "HTTP_01", "how hosts are proven", "HTTP_01", "TLS_ALPN_01")));
    }

    private static Optional<URI> directory(String text) {
      return switch (text) {
        case "off" -> Optional.empty();
        case "letsencrypt" -> Optional.of(LETS_ENCRYPT);
        default -> Optional.of(address(text));
      };
    }

    private static URI address(String text) {
      var address = URI.create(text);
      if (!"https".equals(address.getScheme()) || address.getHost() == null) {
        throw new IllegalArgumentException("not off, letsencrypt or an https address");
      }
      return address;
    }
  }
}

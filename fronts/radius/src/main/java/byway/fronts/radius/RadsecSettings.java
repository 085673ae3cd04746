package byway.fronts.radius;

import byway.kit.settings.SettingsOf;
import byway.kit.settings.SettingsReader;
import byway.network.accesspoints.api.RadiusPorts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * By which certificate RADIUS over TLS is taken (RFC 6614).
 *
 * @param certificate the platform's own, with those that lead to its authority
 * @param host whose certificate of this installation is shown where none is in files; empty for
 *     none
 * @param clientAuthorities whose certificates let access points be known by name
 */
record RadsecSettings(
    Optional<Path> certificate, Optional<Path> key, String host, Optional<Path> clientAuthorities) {
  private static final String CERTIFICATE = "RADSEC_CERTIFICATE";
  private static final String KEY = "RADSEC_KEY";
  private static final String CLIENT_CAS = "RADSEC_CLIENT_CAS";

  /** Found by the loader of services. */
  public static final class Reader implements SettingsOf<RadsecSettings> {
    @Override
    public Class<RadsecSettings> type() {
      return RadsecSettings.class;
    }

    @Override
    public RadsecSettings read(SettingsReader in) {
      var ports = in.of(RadiusPorts.class);
      in.opensUdp(RadiusPorts.ASKING, ports.asking());
      in.opensUdp(RadiusPorts.REPORTING, ports.reporting());
      in.opensTcp(RadiusPorts.TLS, ports.tls());
      var settings =
          new RadsecSettings(
              in.file(
                  CERTIFICATE, "PEM file of its certificate and those that lead to its authority"),
              in.file(KEY, "PEM file of the certificate's private key"),
              in.text(
                      "RADSEC_HOST",
                      "",
                      "host of this installation whose certificate it shows, without those files")
                  .toLowerCase(Locale.ROOT),
              in.file(
                  CLIENT_CAS,
                  "PEM file of authorities that access points' certificates come from"));
      if (ports.tls() != 0) {
        settings.check(in);
      }
      return settings;
    }
  }

  private void check(SettingsReader in) {
    boolean files = certificate.isPresent() && key.isPresent();
    boolean none = certificate.isEmpty() && key.isEmpty();
    if (!files && !(none && !host.isEmpty())) {
      in.problem(
          "with BYWAY_RADSEC_PORT either BYWAY_RADSEC_CERTIFICATE and BYWAY_RADSEC_KEY are needed, or"
              + " BYWAY_RADSEC_HOST alone");
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
            in.problem("BYWAY_%s, %s, %s".formatted(name, path, e.getMessage()));
            return Optional.empty();
          }
        });
  }
}

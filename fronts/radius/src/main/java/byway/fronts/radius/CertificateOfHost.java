package byway.fronts.radius;

import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.operations.certificates.api.Certificates;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The certificate that HTTPS shows for a host of this installation, renewed with it. */
final class CertificateOfHost implements OwnCertificate.Source {
  private static final Logger LOG = Logger.getLogger(CertificateOfHost.class);

  /** A new one is shown within this time. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  private final Certificates certificates;
  private final String host;
  private final InstantSource clock;
  private Instant next = Instant.MIN;
  private String shown = "";

  CertificateOfHost(Certificates certificates, String host, InstantSource clock) {
    this.certificates = certificates;
    this.host = host;
    this.clock = clock;
  }

  @Override
  public Optional<OwnCertificate> changed() {
    var now = clock.instant();
    if (now.isBefore(next)) {
      return Optional.empty();
    }
    next = now.plus(EVERY);
    try {
      var found = Context.platform().call(() -> certificates.keyed(host));
      if (found.chain().equals(shown)) {
        return Optional.empty();
      }
      shown = found.chain();
      return Optional.of(new OwnCertificate(Pem.certificates(found.chain()), Pem.key(found.key())));
    } catch (Refusal none) {
      return Optional.empty(); // the authority has not given it yet
    } catch (CallFailed e) {
      LOG.warnf("the certificate of %s is not known just now: %s", host, e.getMessage());
      return Optional.empty();
    }
  }
}

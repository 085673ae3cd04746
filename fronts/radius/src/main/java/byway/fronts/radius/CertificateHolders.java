package byway.fronts.radius;

import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.Certificate;
import byway.fronts.radius.AskingRate.TooMany;
import byway.fronts.radius.Speakers.By;
import byway.fronts.radius.Speakers.Found;
import byway.fronts.radius.Speakers.Nobody;
import byway.kit.calls.Kept;
import byway.kit.context.Context;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who is behind a client certificate. A proxy may speak for several access points of one
 * operator, which are told apart by NAS-Identifier. What is known is asked for at most twice a
 * minute, and so a certificate that is taken back is good for half a minute more.
 */
@Singleton
class CertificateHolders {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 50_000;

  private final AccessPoints accessPoints;
  private final AskingRate rate;
  private final Kept<Certificate, Optional<Speaker>> known;

  CertificateHolders(AccessPoints accessPoints, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.rate = new AskingRate(clock);
    this.known = new Kept<>(MOST, FRESH, clock, this::ask);
  }

  boolean isKnown(List<String> names) {
    try {
      return known.of(new Certificate(names, null)).isPresent();
    } catch (TooMany e) {
      return false;
    }
  }

  /** Nobody where the certificate, or the name behind it, is not known; each has its reason. */
  Found find(List<String> names, String nasIdentifier) {
    try {
      return known
          .of(new Certificate(names, nasIdentifier))
          .<Found>map(By::new)
          .orElseGet(() -> new Nobody(isKnown(names) ? "unknown_name" : "unknown_certificate"));
    } catch (TooMany e) {
      return new Nobody("too_many_unknown");
    }
  }

  private Optional<Speaker> ask(Certificate certificate) {
    rate.ask();
    return Context.platform().call(() -> accessPoints.behind(certificate)).stream()
        .findFirst()
        .map(one -> new Speaker(one.tenantId(), one.accessPoint(), RadsecConnection.SECRET));
  }
}

package byway.fronts.radius;

import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.Certificate;
import byway.fronts.radius.Speakers.By;
import byway.fronts.radius.Speakers.Found;
import byway.fronts.radius.Speakers.Nobody;
import byway.kit.context.Context;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

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
  private final InstantSource clock;
  private final AskingRate rate;
  private final Map<Certificate, Known> known = new ConcurrentHashMap<>();

  CertificateHolders(AccessPoints accessPoints, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.clock = clock;
    this.rate = new AskingRate(clock);
  }

  private record Known(Optional<Speaker> speaker, Instant until) {}

  boolean isKnown(List<String> names) {
    return ask(names, null) instanceof By;
  }

  /** Nobody where the certificate, or the name behind it, is not known; each has its reason. */
  Found find(List<String> names, String nasIdentifier) {
    return ask(names, nasIdentifier) instanceof By by
        ? by
        : isKnown(names) ? new Nobody("unknown_name") : new Nobody("unknown_certificate");
  }

  private Found ask(List<String> names, @Nullable String nasIdentifier) {
    var certificate = new Certificate(names, nasIdentifier);
    var now = clock.instant();
    var found = known.get(certificate);
    if (found == null || !found.until.isAfter(now)) {
      if (!rate.mayAsk()) {
        return new Nobody("too_many_unknown");
      }
      found = new Known(asked(certificate), now.plus(FRESH));
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(certificate, found);
    }
    return found.speaker.<Found>map(By::new).orElseGet(() -> new Nobody("unknown_certificate"));
  }

  private Optional<Speaker> asked(Certificate certificate) {
    return Context.platform().call(() -> accessPoints.behind(certificate)).stream()
        .findFirst()
        .map(one -> new Speaker(one.tenantId(), one.accessPoint(), RadsecConnection.SECRET));
  }
}

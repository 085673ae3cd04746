package byway.fronts.radius;

import byway.fronts.radius.AskingRate.TooMany;
import byway.fronts.radius.RadiusClients.By;
import byway.fronts.radius.RadiusClients.Found;
import byway.fronts.radius.RadiusClients.Nobody;
import byway.kit.calls.ExpiringCache;
import byway.kit.context.Context;
import byway.kit.values.Recent;
import byway.network.accesspoints.api.AccessPoints;
import byway.network.accesspoints.api.Certificate;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Finds out who is behind a client certificate. A proxy may speak for several access points of one
 * operator, which are told apart by NAS-Identifier. What is known is asked for at most twice a
 * minute, and so a certificate that is taken back is good for half a minute more.
 */
@Singleton
class CertificateHolders {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 50_000;
  private static final UUID NOBODY = new UUID(0, 0);

  private final AccessPoints accessPoints;
  private final AskingRate rate;
  private final ExpiringCache<Asked, List<Speaker>> known;

  /** Who was found before is asked about again without being counted. */
  private final Recent<Asked, Boolean> found = new Recent<>(MOST);

  CertificateHolders(AccessPoints accessPoints, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.rate = new AskingRate(clock);
    this.known = new ExpiringCache<>(MOST, FRESH, clock, this::ask);
  }

  /** Who asks from where. */
  private record Asked(Certificate certificate, InetAddress from) {}

  /** Whether anybody says to have it; whoever sends it has yet to prove that it is theirs. */
  boolean isKnown(List<String> names, InetAddress from) {
    try {
      return !known.of(new Asked(new Certificate(names, null), from)).isEmpty();
    } catch (TooMany e) {
      return false;
    }
  }

  /** Whose a connection is; nobody's in particular where only what it says will tell. */
  UUID operator(List<String> names, InetAddress from) {
    try {
      var holders = known.of(new Asked(new Certificate(names, null), from));
      return holders.size() == 1 ? holders.getFirst().tenantId() : NOBODY;
    } catch (TooMany e) {
      return NOBODY;
    }
  }

  /**
   * Nobody where the certificate, or the name behind it, is not known, or where it may be several
   * operators'; each has its reason.
   */
  Found find(List<String> names, String nasIdentifier, InetAddress from) {
    try {
      var asked = new Asked(new Certificate(names, nasIdentifier), from);
      var holders = known.of(asked);
      if (holders.size() == 1) {
        found.put(asked, Boolean.TRUE);
        return new By(holders.getFirst());
      }
      if (!holders.isEmpty()) {
        return new Nobody("ambiguous_certificate");
      }
      return new Nobody(isKnown(names, from) ? "unknown_name" : "unknown_certificate");
    } catch (TooMany e) {
      return new Nobody("too_many_unknown");
    }
  }

  private List<Speaker> ask(Asked asked) {
    if (found.get(asked) == null) {
      rate.ask(asked.from, false);
    }
    return Context.platform().call(() -> accessPoints.behind(asked.certificate)).stream()
        .map(one -> new Speaker(one.tenantId(), one.accessPoint(), RadsecConnection.SECRET))
        .toList();
  }
}

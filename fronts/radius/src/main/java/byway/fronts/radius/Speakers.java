package byway.fronts.radius;

import byway.contracts.accesspoints.AccessPoints;
import byway.contracts.accesspoints.KnownAccessPoint;
import byway.contracts.accesspoints.Source;
import byway.fronts.radius.AskingRate.TooMany;
import byway.kit.calls.Kept;
import byway.kit.context.Context;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Finds out whose packet it is: among the access points that may speak from its address, the one
 * whose secret it was made with. What is known of an address is asked for at most twice a minute.
 */
@Singleton
class Speakers {
  private static final Duration FRESH = Duration.ofSeconds(30);
  private static final int MOST = 50_000;
  private static final int LONGEST_NAME = 64;

  private final AccessPoints accessPoints;
  private final Kept<Source, List<Speaker>> known;
  private final AskingRate rate;

  Speakers(AccessPoints accessPoints, InstantSource clock) {
    this.accessPoints = accessPoints;
    this.rate = new AskingRate(clock);
    this.known = new Kept<>(MOST, FRESH, clock, this::ask);
  }

  /** How a look for the speaker ended. */
  sealed interface Found {}

  /** This one. */
  record By(Speaker speaker) implements Found {}

  /** Nobody; why, in a word that is good for a metric. */
  record Nobody(String why) implements Found {}

  Found of(byte[] bytes, Packet packet, InetAddress from) {
    var name = packet.text(Type.NAS_IDENTIFIER);
    if (!isName(name)) {
      return new Nobody("nas_identifier");
    }
    var source = new Source(from.getHostAddress(), name);
    List<Speaker> candidates;
    try {
      candidates = known.of(source);
    } catch (TooMany e) {
      return new Nobody("too_many_unknown");
    }
    if (candidates.isEmpty()) {
      return new Nobody("unknown_address");
    }
    boolean unsigned = false;
    for (var speaker : candidates) {
      switch (Wire.proofOfRequest(bytes, packet, speaker.secret())) {
        case RIGHT -> {
          return new By(speaker);
        }
        case MISSING -> {
          unsigned = true;
          if (mayBeUnsigned(speaker, packet)) {
            return new By(speaker);
          }
        }
        case WRONG -> {}
      }
    }
    return new Nobody(unsigned ? "unsigned" : "wrong_secret");
  }

  static boolean isName(String nasIdentifier) {
    if (nasIdentifier.length() > LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < nasIdentifier.length(); i++) {
      if (Character.isISOControl(nasIdentifier.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** BlastRADIUS needs a Proxy-State to hide its work in, and no access point sends one. */
  private static boolean mayBeUnsigned(Speaker speaker, Packet packet) {
    return !speaker.accessPoint().signsRequests() && !packet.has(Type.PROXY_STATE);
  }

  private List<Speaker> ask(Source source) {
    rate.ask();
    return Context.platform().call(() -> accessPoints.at(source)).stream()
        .map(Speakers::speaker)
        .toList();
  }

  private static Speaker speaker(KnownAccessPoint one) {
    return new Speaker(one.tenantId(), one.accessPoint(), new Secret(one.accessPoint().secret()));
  }
}

package byway.network.accesspoints.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be known of an access point.
 *
 * @param ranges at most 16, none for one that only speaks over TLS or runs openNDS; an IPv4 range
 *     has at least 8 bits, an IPv6 range at least 16, unless a NAS-Identifier is asked for
 * @param nasIdentifier 0 to 64 characters
 * @param signsRequests whether an Access-Request without Message-Authenticator is refused, as it
 *     should be (CVE-2024-3596); false for old access points that cannot
 * @param orders {@code host:port} or empty
 * @param takesPasswords whether customers may sign in there with their account's password, by PAP;
 *     whoever owns the access point can read it then, so that it is false unless said
 */
public record SetAccessPoint(
    UUID deviceId,
    List<String> ranges,
    String nasIdentifier,
    Dialect dialect,
    Direction direction,
    boolean signsRequests,
    String orders,
    @Nullable Boolean takesPasswords) {
  public SetAccessPoint {
    ranges = List.copyOf(ranges);
  }

  /** One that does not take passwords. */
  public SetAccessPoint(
      UUID deviceId,
      List<String> ranges,
      String nasIdentifier,
      Dialect dialect,
      Direction direction,
      boolean signsRequests,
      String orders) {
    this(deviceId, ranges, nasIdentifier, dialect, direction, signsRequests, orders, null);
  }
}

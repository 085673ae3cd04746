package byway.network.accesspoints.api;

import java.util.List;
import java.util.UUID;

/**
 * An access point and the secret that it must be set to; empty for staff who have not asked for it.
 *
 * @param deviceId the hotspot that it is
 * @param ranges addresses that it may speak from, such as {@code 192.0.2.7/32}
 * @param nasIdentifier the NAS-Identifier that it must send; empty for any
 * @param orders where it takes Disconnect and CoA, as {@code host:port}; empty for port 3799 at the
 *     address that it last spoke from
 * @param takesPasswords whether customers may sign in there with their account's password, which
 *     its owner can then read
 */
public record AccessPoint(
    UUID deviceId,
    List<String> ranges,
    String nasIdentifier,
    Dialect dialect,
    Direction direction,
    boolean signsRequests,
    String orders,
    String secret,
    boolean takesPasswords) {
  public AccessPoint {
    ranges = List.copyOf(ranges);
  }

  /** As it is shown to who has not asked for the secret. */
  public AccessPoint withoutSecret() {
    return new AccessPoint(
        deviceId,
        ranges,
        nasIdentifier,
        dialect,
        direction,
        signsRequests,
        orders,
        "",
        takesPasswords);
  }

  /** One that does not take passwords. */
  public AccessPoint(
      UUID deviceId,
      List<String> ranges,
      String nasIdentifier,
      Dialect dialect,
      Direction direction,
      boolean signsRequests,
      String orders,
      String secret) {
    this(deviceId, ranges, nasIdentifier, dialect, direction, signsRequests, orders, secret, false);
  }
}

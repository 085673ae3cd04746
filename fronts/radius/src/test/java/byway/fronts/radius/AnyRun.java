package byway.fronts.radius;

import java.util.UUID;

/** One accounting session, as its access point knows it. */
final class AnyRun {
  final UUID accessPoint;
  final String acct;
  final String mac;
  final long beganAt;
  byte[] given;
  long megabytes;
  long arrived;
  boolean isHeard;
  boolean isHeardAtOnce;

  AnyRun(UUID accessPoint, String acct, String mac, long beganAt, byte[] given) {
    this.accessPoint = accessPoint;
    this.acct = acct;
    this.mac = mac;
    this.beganAt = beganAt;
    this.given = given;
  }

  boolean isNamedAs(AnyRun other) {
    return accessPoint.equals(other.accessPoint)
        && acct.equals(other.acct)
        && mac.equals(other.mac);
  }
}

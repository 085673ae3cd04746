package byway.fronts.radius;

import byway.fronts.radius.Pass.Place;
import byway.kit.context.Context;
import byway.kit.radius.Secret;
import byway.network.accesspoints.api.AccessPoint;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The access point that a packet is from.
 *
 * @param isProven whether its secret, or its certificate, has proven it; false where it was set not
 *     to sign its requests, and anybody may have sent this one
 */
record Speaker(UUID tenantId, AccessPoint accessPoint, Secret secret, boolean isProven) {
  /** After which it is taken to be gone: with guests there, that is ten reports missed. */
  static final Duration SILENCE = Duration.ofMinutes(10);

  Speaker(UUID tenantId, AccessPoint accessPoint, Secret secret) {
    this(tenantId, accessPoint, secret, true);
  }

  Speaker unproven() {
    return new Speaker(tenantId, accessPoint, secret, false);
  }

  UUID deviceId() {
    return accessPoint.deviceId();
  }

  /** Whose customers' passwords may be asked about here: none's, unless an operator said so. */
  @Nullable UUID passwordAt() {
    return accessPoint.takesPasswords() ? deviceId() : null;
  }

  Place place(String mac) {
    return new Place(tenantId, deviceId(), mac);
  }

  /** The platform acts for this operator. */
  Context context() {
    return Context.platform(tenantId);
  }
}

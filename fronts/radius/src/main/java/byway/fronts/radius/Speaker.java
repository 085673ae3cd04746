package byway.fronts.radius;

import byway.contracts.accesspoints.AccessPoint;
import byway.fronts.radius.Pass.Place;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.radius.Secret;
import java.util.UUID;

/** The access point that a packet is from, as its secret has proven. */
record Speaker(UUID tenantId, AccessPoint accessPoint, Secret secret) {
  UUID deviceId() {
    return accessPoint.deviceId();
  }

  Place place(String mac) {
    return new Place(tenantId, deviceId(), mac);
  }

  /** The platform acts for this operator. */
  Context context() {
    return new Context(tenantId, Trace.start(), Principal.PLATFORM);
  }
}

package byway.fronts.opennds;

import java.time.Duration;
import java.util.UUID;

/** The access point that speaks, as its faskey has proven. */
record Gateway(UUID tenantId, UUID deviceId) {
  /** After which it is taken to be gone: gateways tell every ten seconds. */
  static final Duration SILENCE = Duration.ofMinutes(1);

  Pass.Place place(Client client) {
    return new Pass.Place(tenantId, deviceId, client.mac(), client.hid());
  }
}

package byway.fronts.opennds;

import java.util.UUID;

/** The access point that speaks, as its faskey has proven. */
record Gateway(UUID tenantId, UUID deviceId) {
  Pass.Place place(Client client) {
    return new Pass.Place(tenantId, deviceId, client.mac(), client.hid());
  }
}

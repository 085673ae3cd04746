package byway.network.access;

import byway.charging.balances.api.AskOffer;
import byway.charging.balances.api.Charging;
import byway.charging.balances.api.Offer;
import byway.kit.calls.CallFailed;
import byway.kit.context.Context;
import byway.kit.values.Refusal;
import byway.network.access.api.Leave;
import byway.network.access.api.Session;
import byway.network.devices.api.Device;
import byway.network.devices.api.Devices;
import byway.network.devices.api.DevicesById;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Closes what a customer has left elsewhere, so that it holds nothing back from where the customer
 * is now: a client device is in one place, and a hotspot that is lost says no last word.
 */
@Singleton
final class LeaveBehind {
  /** As many hotspots as can be asked about at once. */
  private static final int MOST_SESSIONS = DevicesById.MOST;

  private static final Logger LOG = Logger.getLogger(LeaveBehind.class);

  private final AccessStore store;
  private final SignOut signOut;
  private final Charging charging;
  private final Devices devices;

  LeaveBehind(AccessStore store, SignOut signOut, Charging charging, Devices devices) {
    this.store = store;
    this.signOut = signOut;
    this.charging = charging;
    this.devices = devices;
  }

  /** Without opening anything. */
  List<Session> leave(Leave left) {
    var closed = new ArrayList<>(elsewhere(left.customerId(), left.deviceId(), left.mac()));
    var former = left.formerMac();
    if (former != null && !former.equals(left.mac())) {
      closed.addAll(replace(open(left.customerId(), former)));
    }
    var offers = charging.offers(List.of(new AskOffer(left.customerId(), null)));
    closed.addAll(whereLost(left.customerId(), left.deviceId(), offers.getFirst().ceilingBytes()));
    return closed;
  }

  /** What the customer's client device has open at other hotspots. */
  List<Session> elsewhere(UUID customerId, UUID deviceId, String mac) {
    return replace(
        open(customerId, mac).stream()
            .filter(session -> !session.deviceId().equals(deviceId))
            .toList());
  }

  /** Nearly always there is nothing, and nothing is written. */
  private List<Session> open(UUID customerId, String mac) {
    var tenant = Context.tenantId();
    return store.read(tx -> Sessions.openOf(tx, tenant, customerId, mac, MOST_SESSIONS));
  }

  private List<Session> replace(List<Session> found) {
    return found.isEmpty() ? found : signOut.close(tx -> found, "replaced");
  }

  /**
   * What the customer has open at hotspots that are not there, if it is missed at this one.
   *
   * @param aheadBytes what a session at this one is promised
   */
  List<Session> whereLost(UUID customerId, UUID deviceId, long aheadBytes) {
    if (aheadBytes >= Offer.LEAST_AHEAD_BYTES) {
      return List.of();
    }
    var tenant = Context.tenantId();
    var open =
        store.<List<Session>>read(tx -> Sessions.openOf(tx, tenant, customerId, MOST_SESSIONS));
    var lost =
        lost(open.stream().map(Session::deviceId).filter(id -> !id.equals(deviceId)).distinct());
    var left = open.stream().filter(session -> lost.contains(session.deviceId())).toList();
    return left.isEmpty() ? left : signOut.close(tx -> left, "device_lost");
  }

  /** Where they cannot be asked about none is known to be, and the sign-in goes on. */
  private Set<UUID> lost(Stream<UUID> hotspots) {
    var asked = hotspots.toList();
    if (asked.isEmpty()) {
      return Set.of();
    }
    try {
      return devices.some(new DevicesById(asked)).stream()
          .filter(hotspot -> !hotspot.online())
          .map(Device::id)
          .collect(Collectors.toSet());
    } catch (Refusal | CallFailed e) {
      LOG.warnf("not known whether hotspots are online: %s", e.getMessage());
      return Set.of();
    }
  }
}

package byway.charging.usage.console;

import byway.fronts.web.HotspotNames;
import byway.fronts.web.PeopleNames;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import byway.network.access.api.Access;
import byway.network.access.api.Session;
import byway.network.devices.api.Devices;
import byway.people.identity.api.Identity;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who and what differences are about. A list without names still shows. */
@Singleton
class DiscrepancyNames {
  /** Each is a call of its own: all that are shown, of two reasons that are known and of none. */
  private static final int MOST_ASKED = 3 * ReconciliationView.MOST_SHOWN;

  private final Devices devices;
  private final Access access;
  private final Identity identity;

  DiscrepancyNames(Devices devices, Access access, Identity identity) {
    this.devices = devices;
    this.access = access;
    this.identity = identity;
  }

  /**
   * What is known of them.
   *
   * @param strangers lines that were billed and are of no hotspot of this operator
   * @param sessions the customers of sessions
   */
  public record Names(
      Map<UUID, String> hotspots,
      Set<UUID> strangers,
      Map<UUID, UUID> sessions,
      PeopleNames people) {
    public boolean isStranger(Discrepancy one) {
      return one.hotspotId() != null && strangers.contains(one.hotspotId());
    }

    public @Nullable String hotspot(Discrepancy one) {
      return one.hotspotId() == null ? null : hotspots.get(one.hotspotId());
    }

    public @Nullable UUID customer(Discrepancy one) {
      return one.sessionId() == null ? one.customerId() : sessions.get(one.sessionId());
    }

    public @Nullable String person(Discrepancy one) {
      var customer = customer(one);
      return customer == null ? null : people.name(customer);
    }
  }

  Names of(ReconciliationView sides) {
    var hotspots = new HashMap<UUID, String>();
    var strangers = new HashSet<UUID>();
    var all = sides.all().toList();
    if (all.stream().anyMatch(one -> one.hotspotId() != null)) {
      name(all, hotspots, strangers);
    }
    var sessions = new HashMap<UUID, UUID>();
    all.stream()
        .map(Discrepancy::sessionId)
        .filter(Objects::nonNull)
        .limit(MOST_ASKED)
        .forEach(id -> customer(id).ifPresent(customer -> sessions.put(id, customer)));
    return new Names(
        hotspots,
        strangers,
        sessions,
        PeopleNames.of(
            identity,
            Stream.concat(all.stream().map(Discrepancy::customerId), sessions.values().stream())));
  }

  private void name(List<Discrepancy> all, Map<UUID, String> hotspots, Set<UUID> strangers) {
    try {
      hotspots.putAll(HotspotNames.of(devices, all.stream().map(Discrepancy::hotspotId)).names());
      all.stream()
          .map(Discrepancy::hotspotId)
          .filter(Objects::nonNull)
          .filter(id -> !hotspots.containsKey(id))
          .forEach(strangers::add);
    } catch (CallFailed e) {
      return; // ids are shown instead
    }
  }

  private Optional<UUID> customer(UUID session) {
    try {
      return Optional.of(access.get(session)).map(Session::customerId);
    } catch (Refusal | CallFailed e) {
      return Optional.empty();
    }
  }
}

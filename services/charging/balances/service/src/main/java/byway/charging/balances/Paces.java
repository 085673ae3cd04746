package byway.charging.balances;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The paces of hotspots that were heard of lately. */
final class Paces {
  /** Some 40 MB. */
  private static final int MOST = 200_000;

  private static final int AT_ONCE = 1_000;

  private final HeldSettings settings;
  private final Map<HotspotKey, HotspotPace> paces = new ConcurrentHashMap<>();

  Paces(HeldSettings settings) {
    this.settings = settings;
  }

  HeldSettings settings() {
    return settings;
  }

  /** That of a hotspot of which nothing is known begins where the session that speaks of it is. */
  HotspotPace of(MeterRow meter, long now) {
    var known = paces.get(meter.hotspot());
    return known == null ? keep(meter, settings.usual(), now) : known;
  }

  /** What is said of a hotspot's links was just read. */
  void read(MeterRow meter, Links links, long now) {
    keep(meter, links, now).links(links, now);
  }

  private HotspotPace keep(MeterRow meter, Links links, long now) {
    if (paces.size() >= MOST) {
      var keys = paces.keySet().iterator();
      for (int i = 0; i < AT_ONCE && keys.hasNext(); i++) {
        keys.next();
        keys.remove();
      }
    }
    return paces.computeIfAbsent(
        meter.hotspot(), key -> new HotspotPace(links, now, meter.pacedTo()));
  }

  /** Said just now, in this process. */
  void said(HotspotKey hotspot, Links links, long now) {
    var known = paces.get(hotspot);
    if (known != null) {
      known.links(links, now);
    }
  }

  /** Of these, those whose links nobody has looked up for so long. */
  Collection<HotspotKey> unread(Collection<HotspotKey> hotspots, long now, long millis) {
    return hotspots.stream()
        .filter(
            key -> {
              var known = paces.get(key);
              return known == null || known.isLinksOlderThan(millis, now);
            })
        .toList();
  }
}

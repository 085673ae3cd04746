package byway.fronts.web.console;

import java.util.UUID;

/** What a feature shows on the page of a hotspot. */
public interface HotspotCard {
  /** A feature that is away has none. */
  ListCard ofHotspot(UUID hotspot);
}

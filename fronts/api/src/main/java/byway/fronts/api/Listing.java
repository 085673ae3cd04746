package byway.fronts.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pages of lists: {@code next} is the cursor of the following one, and none on the last. */
interface Listing {
  /** A page of a statement. */
  @Schema(name = "StatementPage")
  record OfLines(List<Me.Line> items, @Nullable String next) {}

  /** A page of sessions. */
  @Schema(name = "SessionPage")
  record OfSessions(List<Me.Stay> items, @Nullable String next) {}

  /** A page of hotspots. */
  @Schema(name = "HotspotPage")
  record OfHotspots(List<MyHotspots.Hotspot> items, @Nullable String next) {}
}

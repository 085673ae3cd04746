package byway.fronts.api;

import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Pages of lists: {@code next} is the cursor of the following one, and none on the last. */
interface Listing {
  String LIMIT = "Items on a page, 1 to 100; 25 unless said";
  String CURSOR = "`next` of the page before";
  int USUAL = 25;

  /** Refuses with {@code limit_invalid} what is no size of a page. */
  static int limit(int asked) {
    if (asked < 1 || asked > Page.MOST) {
      throw Refusal.invalid("limit_invalid", "limit is a number from 1 to " + Page.MOST);
    }
    return asked;
  }

  /** A page of a statement. */
  @Schema(name = "StatementPage")
  record OfLines(List<Me.StatementLine> items, @Nullable String next) {}

  /** A page of sessions. */
  @Schema(name = "SessionPage")
  record OfSessions(List<Me.SessionView> items, @Nullable String next) {}

  /** A page of hotspots. */
  @Schema(name = "HotspotPage")
  record OfHotspots(List<MyHotspots.Hotspot> items, @Nullable String next) {}
}

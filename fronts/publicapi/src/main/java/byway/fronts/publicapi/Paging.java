package byway.fronts.publicapi;

import byway.kit.values.Page;
import byway.kit.values.Refusal;

/**
 * Pages of lists: a record of {@code items} and {@code next}, the cursor of the following page, and
 * none on the last.
 */
public final class Paging {
  public static final String LIMIT = "Items on a page, 1 to 100; 25 unless said";
  public static final String CURSOR = "`next` of the page before";
  public static final String USUAL = "25";

  private Paging() {}

  /** Refuses with {@code limit_invalid} what is no size of a page. */
  public static int limit(int asked) {
    if (asked < 1 || asked > Page.MOST) {
      throw Refusal.invalid("limit_invalid", "limit is a number from 1 to " + Page.MOST);
    }
    return asked;
  }
}

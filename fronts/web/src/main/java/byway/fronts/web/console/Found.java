package byway.fronts.web.console;

import byway.fronts.web.lists.Cell;
import java.util.List;
import java.util.function.Function;

/**
 * What a feature has found.
 *
 * @param title what these are, in the reader's language
 * @param hasMore whether there is more than is shown
 * @param note what was looked through, where that is not everything; empty for most
 */
public record Found(String title, List<Hit> hits, boolean hasMore, String note) {
  private static final int FEW = 10;

  public Found {
    hits = List.copyOf(hits);
  }

  /** Of everything there is. */
  public Found(String title, List<Hit> hits, boolean hasMore) {
    this(title, hits, hasMore, "");
  }

  /** The first of them. */
  public static <T> Found of(String title, List<T> all, Function<T, Hit> hit) {
    return new Found(title, all.stream().limit(FEW).map(hit).toList(), all.size() > FEW);
  }

  /**
   * One of them.
   *
   * @param link to its page
   * @param beside a few words more
   * @param state usually a badge
   */
  public record Hit(Cell link, String beside, Cell state) {}
}

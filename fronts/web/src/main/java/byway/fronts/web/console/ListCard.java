package byway.fronts.web.console;

import byway.fronts.web.lists.Cell;
import byway.fronts.web.lists.ShownList;
import org.jspecify.annotations.Nullable;

/**
 * A list that a feature shows on a page of another.
 *
 * @param order among those of a page, the lowest first
 * @param none instead of the list, where there is nothing
 * @param warning above it
 */
public record ListCard(
    String title, int order, ShownList list, String none, @Nullable Warning warning) {
  /** What staff should look at, and where. */
  public record Warning(String text, Cell link) {}
}

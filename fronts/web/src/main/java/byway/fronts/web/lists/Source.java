package byway.fronts.web.lists;

import byway.kit.values.Page;
import org.jspecify.annotations.Nullable;

/** Where a list's rows come from, page by page. */
@FunctionalInterface
public interface Source<T> {
  Page<T> page(int limit, @Nullable String cursor);

  /** One that heeds what was typed, or by which column to sort. */
  @FunctionalInterface
  interface Heeding<T> {
    Page<T> page(Asked asked, int limit, @Nullable String cursor);
  }
}

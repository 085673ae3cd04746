package byway.kit.values;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next cursor of the following page; none on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public static final int MOST = 100;

  public Page {
    items = List.copyOf(items);
  }

  /** Bounds what a caller asks for to 1..{@value #MOST}; 0 or less means 25. */
  public static int limit(int asked) {
    return asked <= 0 ? 25 : Math.min(asked, MOST);
  }

  /** Cuts a list that was fetched with one row more than {@code limit}. */
  public static <T> Page<T> of(List<T> fetched, int limit, Function<T, String> cursor) {
    if (fetched.size() <= limit) {
      return new Page<>(fetched, null);
    }
    var items = fetched.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()));
  }
}

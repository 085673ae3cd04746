package byway.kit.values;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next cursor of the following page; none on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public static final int MOST = 100;
  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,18}");

  public Page {
    items = List.copyOf(items);
  }

  /** Bounds what a caller asks for to 1..{@value #MOST}; 0 or less means 25. */
  public static int limit(int asked) {
    return asked <= 0 ? 25 : Math.min(asked, MOST);
  }

  /**
   * A cursor that is a number, written in no other way than it was given out; refuses with {@code
   * cursor_invalid}.
   */
  public static long number(String cursor) {
    try {
      if (NUMBER.matcher(cursor).matches()) {
        return Long.parseLong(cursor);
      }
    } catch (NumberFormatException e) {
      // larger than any number is, and refused as what is none
    }
    throw Refusal.invalid("cursor_invalid", "this cursor is not one of ours");
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

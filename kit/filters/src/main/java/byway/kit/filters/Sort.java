package byway.kit.filters;

import byway.kit.filters.FilterProblem.Found;
import byway.kit.values.Cursor;
import byway.kit.values.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An order of rows in which no two are equal, because it ends with a column that no two share. Rows
 * without a value come last, whichever way.
 *
 * @param <T> a row
 */
final class Sort<T> {
  static final int MOST_KEYS = 3;

  private final List<Key<T>> keys;

  private Sort(List<Key<T>> keys) {
    this.keys = List.copyOf(keys);
  }

  record Key<T>(Column<T> column, boolean descending) {}

  static <T> Sort<T> parse(String text, Columns<T> columns) throws Found {
    var keys = new ArrayList<Key<T>>();
    for (var part : text.split(",", -1)) {
      var typed = part.strip();
      boolean descending = typed.startsWith("-");
      var column = columns.find(descending ? typed.substring(1) : typed);
      if (column == null
          || keys.size() == MOST_KEYS
          || keys.stream().anyMatch(key -> key.column().equals(column))) {
        throw new Found(
            0,
            "sort_invalid",
            "a sort is up to %d different fields, each with a dash before it for the other way"
                .formatted(MOST_KEYS),
            columns.all().stream().map(Column::name).toList());
      }
      keys.add(new Key<>(column, descending));
    }
    var unique = columns.unique();
    if (keys.stream().noneMatch(key -> key.column().equals(unique))) {
      keys.add(new Key<>(unique, keys.getLast().descending()));
    }
    return new Sort<>(keys);
  }

  List<Key<T>> keys() {
    return keys;
  }

  String orderBy() {
    return keys.stream()
        .map(
            key ->
                key.column().sql()
                    + (key.descending() ? " desc" : "")
                    + (key.column().optional() ? " nulls last" : ""))
        .collect(Collectors.joining(", "));
  }

  String write(T row) {
    return Cursor.of(list(), keys.stream().map(key -> key.column().of(row)).toArray());
  }

  List<@Nullable Object> read(String cursor) throws Found {
    try {
      return Cursor.read(list(), cursor, this::values);
    } catch (Refusal refusal) {
      throw new Found(0, refusal.code(), String.valueOf(refusal.getMessage()), List.of());
    }
  }

  /** What a cursor of this order is marked by. */
  private String list() {
    return keys.stream()
        .map(key -> (key.descending() ? "-" : "+") + key.column().name())
        .collect(Collectors.joining());
  }

  private List<@Nullable Object> values(Cursor cursor) {
    var values = new ArrayList<@Nullable Object>();
    for (var key : keys) {
      values.add(value(key.column(), cursor.next()));
    }
    return values;
  }

  private static @Nullable Object value(Column<?> column, @Nullable String text) {
    if (text == null && column.optional()) {
      return null;
    }
    if (text == null) {
      throw Cursor.invalid();
    }
    try {
      return switch (column.kind()) {
        case Kind.Time time -> Cursor.moment(text);
        case Kind.Amount amount -> Long.parseLong(text);
        case Kind.WholeNumber number -> Long.parseLong(text);
        case Kind.Text any -> text;
        case Kind.Choice choice -> choice.read(text);
        case Kind.Id id -> id.read(text);
        case Kind.Flag flag -> flag.read(text);
        case Kind.Mac mac -> mac.read(text);
      };
    } catch (Kind.Unreadable e) {
      throw Cursor.invalid();
    }
  }

  /** Which rows come after the one that has these values. */
  String after(List<@Nullable Object> values, SqlText sql) {
    boolean even =
        keys.stream()
            .allMatch(
                key ->
                    key.descending() == keys.getFirst().descending() && !key.column().optional());
    return even ? together(values, sql) : oneByOne(values, sql);
  }

  /** As one comparison of rows, which an index over the same columns answers from its middle. */
  private String together(List<@Nullable Object> values, SqlText sql) {
    var bound = values.stream().map(value -> bound(sql, value)).collect(Collectors.joining(", "));
    var columns = keys.stream().map(key -> key.column().sql()).collect(Collectors.joining(", "));
    return "(" + columns + ")" + (keys.getFirst().descending() ? " < (" : " > (") + bound + ")";
  }

  private String oneByOne(List<@Nullable Object> values, SqlText sql) {
    var any = new ArrayList<String>();
    var same = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      var key = keys.get(i);
      var column = key.column().sql();
      var value = values.get(i);
      if (value == null) {
        same.append(column).append(" is null and "); // nothing comes after those without a value
        continue;
      }
      var place = sql.bound(value);
      var beyond = column + (key.descending() ? " < " : " > ") + place;
      any.add(
          "("
              + same
              + (key.column().optional() ? "(" + beyond + " or " + column + " is null)" : beyond)
              + ")");
      same.append(column).append(" = ").append(place).append(" and ");
    }
    return any.isEmpty() ? "false" : "(" + String.join(" or ", any) + ")";
  }

  private static String bound(SqlText sql, @Nullable Object value) {
    if (value == null) {
      throw new IllegalStateException("a row without a value that every row has");
    }
    return sql.bound(value);
  }
}

package byway.kit.filters;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a list that may be filtered and sorted by, and nothing else may. It says once how it
 * is called, how the database finds it and how Java does.
 *
 * @param <T> a row
 * @param name as it is typed
 * @param sql an expression over the select of the list
 * @param value of a row, the same as the expression's
 * @param optional whether a row may be without; such rows come last in every order
 * @param searched whether words that name no field are looked for here
 */
public record Column<T>(
    String name,
    Kind kind,
    String sql,
    Function<T, ? extends @Nullable Object> value,
    boolean optional,
    boolean searched) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  /** A name or an expression that could not be typed or read is a defect. */
  public Column {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of a column: " + name);
    }
  }

  public static <T> Column<T> text(String name, Function<T, ? extends @Nullable String> value) {
    return of(name, new Kind.Text(), value);
  }

  public static <T> Column<T> number(String name, Function<T, ? extends @Nullable Long> value) {
    return of(name, new Kind.WholeNumber(), value);
  }

  /**
   * @param value in the smallest unit of the currency
   * @param digits of that unit: 2 for cents
   */
  public static <T> Column<T> money(
      String name, int digits, Function<T, ? extends @Nullable Long> value) {
    return of(name, new Kind.Amount(digits), value);
  }

  /** To the microsecond, as the database has it. */
  public static <T> Column<T> time(String name, Function<T, ? extends @Nullable Instant> value) {
    return of(name, new Kind.Time(), value);
  }

  /** The names of an enum, as the database has them. */
  public static <T, E extends Enum<E>> Column<T> choice(
      String name, Class<E> type, Function<T, ? extends @Nullable E> value) {
    var words = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    return of(name, new Kind.Choice(words), row -> nameOf(value.apply(row)));
  }

  public static <T> Column<T> choice(
      String name, List<String> words, Function<T, ? extends @Nullable String> value) {
    return of(name, new Kind.Choice(List.copyOf(words)), value);
  }

  public static <T> Column<T> id(String name, Function<T, ? extends @Nullable UUID> value) {
    return of(name, new Kind.Id(), value);
  }

  public static <T> Column<T> flag(String name, Function<T, ? extends @Nullable Boolean> value) {
    return of(name, new Kind.Flag(), value);
  }

  /** As {@link byway.kit.values.MacAddress} writes it, in a column of text. */
  public static <T> Column<T> mac(String name, Function<T, ? extends @Nullable String> value) {
    return of(name, new Kind.Mac(), value);
  }

  /** By another expression than its name. */
  public Column<T> sql(String expression) {
    return new Column<>(name, kind, expression, value, optional, searched);
  }

  public Column<T> asOptional() {
    return new Column<>(name, kind, sql, value, true, searched);
  }

  public Column<T> asSearched() {
    return new Column<>(name, kind, sql, value, optional, true);
  }

  @Nullable Object of(T row) {
    return value.apply(row);
  }

  private static <T> Column<T> of(
      String name, Kind kind, Function<T, ? extends @Nullable Object> value) {
    return new Column<>(name, kind, name, value, false, false);
  }

  private static @Nullable String nameOf(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}

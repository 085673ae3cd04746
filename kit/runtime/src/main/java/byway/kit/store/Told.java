package byway.kit.store;

import byway.kit.values.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the audit log says of a value. By its kind it is known to be neither secret nor personal; of
 * what could be, no more than that it is there.
 */
public final class Told {
  private static final String SOMETHING = "...";
  private static final String NOTHING = "-";
  private static final int MOST_PARTS = 10;
  private static final int LONGEST = 100;

  private Told() {}

  /** Whether all of it may be told. */
  public static boolean isPlain(@Nullable Object value) {
    return value instanceof UUID
        || value instanceof Enum<?>
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Temporal
        || value instanceof Duration
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof Money;
  }

  /** As text. */
  public static String of(@Nullable Object value) {
    return switch (value) {
      case null -> NOTHING;
      case Optional<?> one -> of(one.orElse(null));
      case Collection<?> many -> parts(many);
      default -> isPlain(value) ? clipped(value.toString()) : SOMETHING;
    };
  }

  private static String parts(Collection<?> many) {
    var parts = many.stream().limit(MOST_PARTS).map(Told::of).collect(Collectors.joining(", "));
    return many.isEmpty() ? NOTHING : clipped(parts);
  }

  private static String clipped(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + SOMETHING;
  }
}

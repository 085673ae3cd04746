package byway.commerce.orders;

import byway.commerce.orders.api.Order;
import byway.kit.values.Page;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Where a page of orders ended: {@code microseconds.id}. */
record Cursor(Instant placedAt, UUID id) {
  /** In the year 2200, far within what the database can compare. */
  private static final long LATEST_MICROS = 7_258_118_400_000_000L;

  static String of(Order order) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, order.placedAt()) + "." + order.id();
  }

  static Cursor parse(String text) {
    try {
      int dot = text.indexOf('.');
      long micros = Page.number(text.substring(0, dot));
      if (micros > LATEST_MICROS) {
        throw new IllegalArgumentException(text);
      }
      return new Cursor(
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(text.substring(dot + 1)));
    } catch (RuntimeException e) {
      throw Refusal.invalid("cursor_invalid", "the cursor is not one that was given out here");
    }
  }
}

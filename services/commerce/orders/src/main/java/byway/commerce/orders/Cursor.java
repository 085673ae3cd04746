package byway.commerce.orders;

import byway.contracts.orders.Order;
import byway.kit.values.Refusal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Where a page of orders ended: {@code microseconds.id}. */
record Cursor(Instant placedAt, UUID id) {
  static String of(Order order) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, order.placedAt()) + "." + order.id();
  }

  static Cursor parse(String text) {
    try {
      int dot = text.indexOf('.');
      long micros = Long.parseLong(text.substring(0, dot));
      return new Cursor(
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(text.substring(dot + 1)));
    } catch (RuntimeException e) {
      throw Refusal.invalid("cursor_invalid", "the cursor is not one that was given out here");
    }
  }
}

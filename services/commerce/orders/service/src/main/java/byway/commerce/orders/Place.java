package byway.commerce.orders;

import byway.commerce.orders.api.Order;
import byway.kit.values.Cursor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of orders ended. */
record Place(Instant placedAt, UUID id) {
  private static final String LIST = "orders";

  static String cursor(Order order) {
    return Cursor.of(LIST, order.placedAt(), order.id());
  }

  /** None where the list is to be read from its beginning. */
  static @Nullable Place read(@Nullable String cursor) {
    return cursor == null || cursor.isEmpty()
        ? null
        : Cursor.read(LIST, cursor, place -> new Place(place.moment(), place.id()));
  }
}

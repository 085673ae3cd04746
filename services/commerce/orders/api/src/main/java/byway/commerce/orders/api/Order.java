package byway.commerce.orders.api;

import byway.kit.calls.Own;
import byway.kit.values.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One purchase of one pack, with its name, bytes and price as they were.
 *
 * @param money what became of it after it was paid; none where nothing did
 * @param paymentAskedAt when the processor was last asked whether it is paid; none where it said so
 *     by itself
 */
public record Order(
    UUID id,
    @Own UUID customerId,
    UUID packId,
    String packName,
    long bytes,
    Money price,
    OrderState state,
    Instant placedAt,
    @Nullable Instant paidAt,
    @Nullable OrderMoney money,
    @Nullable Instant paymentAskedAt) {
  public Order(
      UUID id,
      UUID customerId,
      UUID packId,
      String packName,
      long bytes,
      Money price,
      OrderState state,
      Instant placedAt,
      @Nullable Instant paidAt) {
    this(id, customerId, packId, packName, bytes, price, state, placedAt, paidAt, null, null);
  }
}

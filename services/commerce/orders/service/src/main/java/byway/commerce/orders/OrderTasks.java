package byway.commerce.orders;

import byway.kit.store.Tx;
import byway.kit.tasks.Attempts;
import byway.kit.tasks.TaskKind;
import byway.kit.tasks.Tasks;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** When an order is looked at again, whatever then is to be done: one task an order. */
@Singleton
final class OrderTasks {
  /** How long an order has to move on by itself. */
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Money is waited for longer than usual: for about two days. */
  static final TaskKind<OrderToFinish> FINISH =
      TaskKind.of("finish-order", OrderToFinish.class)
          .with(
              new Attempts(
                  50, Duration.ofSeconds(2), 3, Duration.ofHours(1), Duration.ofMinutes(1)));

  private final Tasks tasks;
  private final InstantSource clock;

  OrderTasks(Tasks tasks, InstantSource clock) {
    this.tasks = tasks;
    this.clock = clock;
  }

  /** The task's payload. */
  record OrderToFinish(UUID orderId) {}

  void now(Tx tx, UUID id) {
    at(tx, id, clock.instant());
  }

  /** If it has not moved on by itself. */
  void later(Tx tx, UUID id) {
    at(tx, id, clock.instant().plus(PATIENCE));
  }

  void at(Tx tx, UUID id, Instant at) {
    tasks.put(tx, FINISH, id, new OrderToFinish(id), at);
  }

  /** It has come to an end of which nothing is left to be done. */
  void never(Tx tx, UUID id) {
    tasks.remove(tx, FINISH, id);
  }
}

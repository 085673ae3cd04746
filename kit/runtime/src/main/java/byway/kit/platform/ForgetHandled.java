package byway.kit.platform;

import byway.kit.store.Store;
import java.time.Duration;
import java.util.List;

/**
 * Empties a service's inbox of what was handled so long ago that it cannot come again: longer than
 * dead letters are kept waiting before anybody looks.
 */
final class ForgetHandled implements Chore {
  private static final int MOST = 50_000;

  private final Store store;

  ForgetHandled(Store store) {
    this.store = store;
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public void run() {
    var unused =
        store.<Integer>across(
            List.of(),
            tx ->
                tx.update(
                        """
                        delete from inbox where (event_id, subscription) in (
                          select event_id, subscription from inbox
                          where handled_at < now() - interval '30 days' limit :most)
                        """)
                    .bind("most", MOST)
                    .execute());
  }
}

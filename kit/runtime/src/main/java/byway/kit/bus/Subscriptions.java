package byway.kit.bus;

import byway.kit.store.Store;
import byway.kit.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one service listens to. Each subscription is a durable queue of its own on the topic, named
 * {@code service.event}; the order between two facts is not promised.
 */
public final class Subscriptions {
  private final Store store;
  private final List<Subscription> all = new ArrayList<>();

  public Subscriptions(Store store) {
    this.store = store;
  }

  /** Handles a fact inside the service's own transaction. */
  @FunctionalInterface
  public interface Handler<E> {
    void handle(Tx tx, E event);
  }

  /** Handles a fact by calling other services; must itself be idempotent under {@code eventId}. */
  @FunctionalInterface
  public interface CallingHandler<E> {
    void handle(UUID eventId, E event);
  }

  /** One queue and what is done with what comes out of it. */
  public record Subscription(String service, String topic, boolean durable, Delivery delivery) {
    public String queue() {
      return service + "/" + topic;
    }
  }

  /** Takes one fact; throwing means that it comes again, later. */
  @FunctionalInterface
  public interface Delivery {
    void take(Envelope envelope);
  }

  /** Change and the mark that it was handled are one transaction: exactly once. */
  public <E extends Record> Subscriptions to(Class<E> type, Handler<E> handler) {
    var topic = Envelope.typeOf(type);
    return add(
        topic,
        envelope -> {
          var event = envelope.data(type);
          store.change(
              tx -> {
                if (mark(tx, envelope.id(), topic)) {
                  handler.handle(tx, event);
                }
              });
        });
  }

  /**
   * For handlers that call others: the mark is set afterwards, so a crash between handles it again.
   */
  public <E extends Record> Subscriptions calling(Class<E> type, CallingHandler<E> handler) {
    var topic = Envelope.typeOf(type);
    return add(
        topic,
        envelope -> {
          boolean handled =
              store.read(
                  tx ->
                      tx.query(
                              "select exists (select from inbox where event_id = :id and subscription = :topic)")
                          .bind("id", envelope.id())
                          .bind("topic", topic)
                          .mapTo(Boolean.class)
                          .one());
          if (!handled) {
            handler.handle(envelope.id(), envelope.data(type));
            store.change(tx -> mark(tx, envelope.id(), topic));
          }
        });
  }

  /**
   * For what keeps no state, such as pushing to connected devices: no mark, may see a fact twice.
   */
  public static <E extends Record> Subscription passing(
      String service, Class<E> type, CallingHandler<E> handler) {
    return new Subscription(
        service,
        Envelope.typeOf(type),
        false,
        envelope -> handler.handle(envelope.id(), envelope.data(type)));
  }

  public List<Subscription> all() {
    return List.copyOf(all);
  }

  private Subscriptions add(String topic, Delivery delivery) {
    all.add(new Subscription(store.service(), topic, true, delivery));
    return this;
  }

  private static boolean mark(Tx tx, UUID id, String topic) {
    return tx.update(
                """
                insert into inbox (event_id, subscription) values (:id, :topic)
                on conflict do nothing
                """)
            .bind("id", id)
            .bind("topic", topic)
            .execute()
        == 1;
  }
}

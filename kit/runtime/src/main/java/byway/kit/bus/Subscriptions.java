package byway.kit.bus;

import static java.util.Objects.requireNonNull;

import byway.kit.context.Context;
import byway.kit.events.Envelope;
import byway.kit.store.Store;
import byway.kit.store.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What one service listens to. Each subscription is a durable queue of its own on the topic, named
 * {@code service.event}; the order between two facts is not promised.
 */
public final class Subscriptions {
  private static final int MOST_TOGETHER = 150;

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

  /** Handles facts of several tenants, each once, inside one transaction of the service. */
  @FunctionalInterface
  public interface TogetherHandler<E> {
    void handle(Tx tx, List<Fact<E>> facts);
  }

  /** A fact and whose it is. */
  public record Fact<E>(UUID tenantId, E event) {}

  /**
   * One queue and what is done with what comes out of it.
   *
   * @param together most that are delivered at once; {@link #NONE} where nothing is any more
   */
  public record Subscription(
      String service, String topic, boolean durable, int together, Delivery delivery) {
    static final int NONE = 0;

    /** No role is called so. */
    private static final String EVERYWHERE = "*";

    /** Whether each process listens, whatever runs there. */
    public boolean isEverywhere() {
      return service.equals(EVERYWHERE);
    }

    public boolean isOver() {
      return together == NONE;
    }

    public String queue() {
      return service + "/" + topic;
    }
  }

  /** Takes facts; throwing means that all of them come again, later. */
  @FunctionalInterface
  public interface Delivery {
    void take(List<Envelope> envelopes);
  }

  /** Change and the mark that it was handled are one transaction: exactly once. */
  public <E extends Record> Subscriptions to(Class<E> type, Handler<E> handler) {
    var topic = Envelope.typeOf(type);
    return add(
        topic,
        each(
            envelope -> {
              var event = envelope.data(type);
              store.change(
                  tx -> {
                    if (mark(tx, envelope.id(), topic)) {
                      handler.handle(tx, event);
                    }
                  });
            }));
  }

  /**
   * The same for facts that come in numbers: those that wait are one transaction, which costs
   * little more than for one of them.
   */
  public <E extends Record> Subscriptions together(Class<E> type, TogetherHandler<E> handler) {
    var topic = Envelope.typeOf(type);
    all.add(
        new Subscription(
            store.service(),
            topic,
            true,
            MOST_TOGETHER,
            envelopes -> {
              var facts = new LinkedHashMap<UUID, Fact<E>>();
              for (var one : envelopes) {
                facts.put(one.id(), new Fact<>(requireNonNull(one.tenant()), one.data(type)));
              }
              var tenants = facts.values().stream().map(Fact::tenantId).toList();
              Context.platform().run(() -> take(facts, tenants, topic, handler));
            }));
    return this;
  }

  private <E> void take(
      Map<UUID, Fact<E>> facts, List<UUID> tenants, String topic, TogetherHandler<E> handler) {
    var unused =
        store.across(
            tenants,
            tx -> {
              var fresh = new ArrayList<>(facts.keySet());
              fresh.removeIf(id -> !mark(tx, id, topic));
              if (!fresh.isEmpty()) {
                handler.handle(tx, fresh.stream().map(facts::get).toList());
              }
              return fresh.size();
            });
  }

  /**
   * For facts that come in numbers and do no harm when they are seen twice: those that wait are
   * handed over together, as the platform, and no mark is kept of any.
   */
  public <E extends Record> Subscriptions repeatable(
      Class<E> type, Consumer<List<Fact<E>>> handler) {
    all.add(
        new Subscription(
            store.service(),
            Envelope.typeOf(type),
            true,
            MOST_TOGETHER,
            envelopes -> {
              var facts =
                  envelopes.stream()
                      .map(one -> new Fact<>(requireNonNull(one.tenant()), one.data(type)))
                      .toList();
              Context.platform().run(() -> handler.accept(facts));
            }));
    return this;
  }

  /**
   * For handlers that call others: the mark is set afterwards, so a crash between handles it again.
   */
  public <E extends Record> Subscriptions calling(Class<E> type, CallingHandler<E> handler) {
    var topic = Envelope.typeOf(type);
    return add(
        topic,
        each(
            envelope -> {
              boolean handled =
                  store.read(
                      tx ->
                          tx.query(
                                  "select exists (select from inbox where event_id = :id and"
                                      + " subscription = :topic)")
                              .bind("id", envelope.id())
                              .bind("topic", topic)
                              .mapTo(Boolean.class)
                              .one());
              if (!handled) {
                handler.handle(envelope.id(), envelope.data(type));
                store.change(tx -> mark(tx, envelope.id(), topic));
              }
            }));
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
        1,
        each(envelope -> handler.handle(envelope.id(), envelope.data(type))));
  }

  /** The same in every process, whatever runs there: for what each of them remembers. */
  public static <E extends Record> Subscription everywhere(
      Class<E> type, CallingHandler<E> handler) {
    return passing(Subscription.EVERYWHERE, type, handler);
  }

  /** One after the other, each in its own context. */
  private static Delivery each(Consumer<Envelope> taker) {
    return envelopes -> envelopes.forEach(one -> one.context().run(() -> taker.accept(one)));
  }

  /**
   * This is not listened to any more. Its queue goes, with what waits in it, when a process starts
   * and nobody of a version before listens to it. Said until there is no such version; a queue that
   * nobody names may be a newer version's, and stays.
   */
  public <E extends Record> Subscriptions noLonger(Class<E> type) {
    var topic = Envelope.typeOf(type);
    all.add(new Subscription(store.service(), topic, true, Subscription.NONE, facts -> {}));
    return this;
  }

  public List<Subscription> all() {
    return List.copyOf(all);
  }

  private Subscriptions add(String topic, Delivery delivery) {
    all.add(new Subscription(store.service(), topic, true, 1, delivery));
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

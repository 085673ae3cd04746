package byway.kit.store;

import byway.kit.bus.Envelopes;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Facts that wait to leave a service. They are written in the transaction of the change they are
 * about, and removed in the transaction in which the broker took them; a crash between the two
 * sends one again, which subscribers recognise by its id.
 */
public final class Outbox {
  private static final int BATCH = 500;
  private static final int MOST_COUNTED = 10_000;

  private final Store store;
  private final Semaphore news = new Semaphore(0);

  Outbox(Store store) {
    this.store = store;
  }

  void add(Tx tx, Record event) {
    var envelope = Envelopes.seal(event);
    tx.update("insert into outbox (type, envelope) values (:type, :envelope)")
        .bind("type", envelope.type())
        .bind("envelope", envelope.text())
        .execute();
  }

  void wake() {
    news.release();
  }

  /**
   * Waits for news, at most {@code seconds}: what was left by a crash is found by looking again.
   */
  public void await(long seconds) throws InterruptedException {
    if (news.tryAcquire(seconds, TimeUnit.SECONDS)) {
      news.drainPermits();
    }
  }

  /** How many facts wait to leave, as far as {@value #MOST_COUNTED}. */
  public int waiting() {
    return store.<Integer>across(
        List.of(),
        tx ->
            tx.query(
                    "select count(*) from (select 1 from outbox limit " + MOST_COUNTED + ") oldest")
                .mapTo(Integer.class)
                .one());
  }

  /**
   * Hands the oldest facts to the broker; they are gone from here when {@code send} returns.
   * Nothing is changed or locked before that: as long as a transaction has, the database can clear
   * away no old row of any table, and the busiest ones swell. One process does it at a time;
   * another looks again a second later.
   */
  public int drain(Consumer<List<Envelopes.Sealed>> send) {
    return store.<Integer>across(
        List.of(),
        tx -> {
          var facts = isAlone(tx) ? oldest(tx) : List.<Waiting>of();
          if (!facts.isEmpty()) {
            send.accept(facts.stream().map(Waiting::fact).toList());
            remove(tx, facts);
          }
          return facts.size();
        });
  }

  /** A fact and its place. */
  record Waiting(long id, String type, String text) {
    Envelopes.Sealed fact() {
      return new Envelopes.Sealed(type, text);
    }
  }

  private boolean isAlone(Tx tx) {
    return tx.query("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
        .bind("name", store.service() + ".outbox")
        .mapTo(Boolean.class)
        .one();
  }

  private static List<Waiting> oldest(Tx tx) {
    return tx.query("select id, type, envelope as text from outbox order by id limit :batch")
        .bind("batch", BATCH)
        .mapTo(Waiting.class)
        .list();
  }

  private static void remove(Tx tx, List<Waiting> facts) {
    tx.update("delete from outbox where id = any (:ids)")
        .bindArray("ids", Long.class, facts.stream().map(Waiting::id).toList())
        .execute();
  }
}

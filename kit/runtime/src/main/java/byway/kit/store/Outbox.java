package byway.kit.store;

import byway.kit.events.Envelopes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Facts that wait to leave a service. They are written in the transaction of the change they are
 * about, and marked when the broker has them on its disk; a crash between the two sends one again,
 * which subscribers recognise by its id. They are kept for another while, so that a broker that has
 * lost what it had, or is empty after a restore, can be told again.
 */
public final class Outbox {
  private static final int BATCH = 500;
  private static final int MOST_COUNTED = 10_000;
  public static final int MOST_FORGOTTEN = 10_000;

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
                    "select count(*) from (select 1 from outbox where relayed_at is null limit "
                        + MOST_COUNTED
                        + ") oldest")
                .mapTo(Integer.class)
                .one());
  }

  /**
   * Hands the oldest facts to the broker; they wait no more when {@code send} returns. Nothing is
   * changed or locked before that: as long as a transaction has, the database can clear away no old
   * row of any table, and the busiest ones swell. One process does it at a time; another looks
   * again a second later.
   */
  public int drain(Consumer<List<Envelopes.Sealed>> send) {
    return store.<Integer>across(
        List.of(),
        tx -> {
          var facts = isAlone(tx) ? oldest(tx) : List.<Waiting>of();
          if (!facts.isEmpty()) {
            send.accept(facts.stream().map(Waiting::fact).toList());
            mark(tx, facts);
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
    return tx.query(
            """
            select id, type, envelope as text from outbox
            where relayed_at is null order by id limit :batch
            """)
        .bind("batch", BATCH)
        .mapTo(Waiting.class)
        .list();
  }

  private static void mark(Tx tx, List<Waiting> facts) {
    tx.update("update outbox set relayed_at = now() where id = any (:ids)")
        .bindArray("ids", Long.class, facts.stream().map(Waiting::id).toList())
        .execute();
  }

  /**
   * Lets facts that the broker has taken wait once more; those whose subscribers have handled them
   * are recognised there.
   *
   * @param all those that are kept; otherwise those of the last minute in which any left
   * @return how many
   */
  public int again(boolean all) {
    int facts =
        store.<Integer>across(
            List.of(),
            tx ->
                tx.update(
                        """
                        update outbox set relayed_at = null where relayed_at >= case when :all
                          then '-infinity'::timestamptz
                          else (select max(relayed_at) from outbox where relayed_at is not null)
                            - interval '1 minute' end
                        """)
                    .bind("all", all)
                    .execute());
    wake();
    return facts;
  }

  /** Removes some of those that the broker has had for so long; how many. */
  public int forget(Duration kept) {
    return store.<Integer>across(
        List.of(),
        tx ->
            tx.update(
                    """
                    delete from outbox where id in (
                      select id from outbox
                      where relayed_at < now() - make_interval(secs => :kept)
                      order by relayed_at limit :most)
                    """)
                .bind("kept", kept.toSeconds())
                .bind("most", MOST_FORGOTTEN)
                .execute());
  }
}

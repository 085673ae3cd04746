package byway.kit.store;

import byway.kit.context.Context;
import byway.kit.events.ActEnded;
import byway.kit.events.ActEnded.Change;
import byway.kit.events.Envelopes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * An act that is written down, while it is being done. A note that it has begun is part of the
 * first transaction by which its service changes something, and how it ended takes the note's
 * place: so nothing is done unwritten, and nothing that was not done stands as done.
 */
public final class OpenAct {
  /** What an act says of what it changes. */
  public static final int MOST_CHANGES = 20;

  /** No call takes that long; whose note is older has died. */
  static final Duration LOST = Duration.ofMinutes(10);

  private static final ScopedValue<OpenAct> CURRENT = ScopedValue.newInstance();
  private static final String UNKNOWN = "UNKNOWN";

  private final String service;
  private final ActEnded begun;
  private final Map<String, Change> changes = new LinkedHashMap<>();
  private String subject;
  private boolean notes;
  private boolean noted;

  /**
   * @param service that does it
   * @param begun all that is known of it so far
   * @param notes whether the first change is one; else the first after it is said what it is about,
   *     as of many who try to sign in few do
   */
  public OpenAct(String service, ActEnded begun, boolean notes) {
    this.service = service;
    this.notes = notes;
    this.begun = begun;
    this.subject = begun.subject();
    begun.changes().forEach(change -> changes.put(change.field(), change));
  }

  /** Does it. */
  public <T extends @Nullable Object> T doing(Callable<T> deed) throws Exception {
    return ScopedValue.where(CURRENT, this).call(deed::call);
  }

  /**
   * For a service, which alone knows what was there before. Texts are not told, only that they are
   * another: they may be personal, or secret.
   */
  public static void changed(String field, @Nullable Object before, @Nullable Object after) {
    var act = ofThisService();
    if (act != null && !Objects.equals(before, after) && act.changes.size() < MOST_CHANGES) {
      act.changes.put(field, new Change(field, Told.of(before), Told.of(after)));
    }
  }

  /** The same of all that a record says. */
  public static void changed(Record before, Record after) {
    var act = ofThisService();
    if (act != null) {
      Differences.of(before, after)
          .limit(MOST_CHANGES)
          .forEach(change -> act.changes.put(change.field(), change));
    }
  }

  /** For a service, which has found out whom or what this is about, and does it. */
  public static void about(Object subjectId) {
    var act = ofThisService();
    if (act != null) {
      act.subject = subjectId.toString();
      act.notes = true;
    }
  }

  /** The same, where it is not known yet whether it is done. */
  public static void tried(Object subjectId) {
    var act = ofThisService();
    if (act != null) {
      act.subject = subjectId.toString();
    }
  }

  /** None where nothing is written down, or another service is at work for the one that is. */
  private static @Nullable OpenAct ofThisService() {
    var act = CURRENT.isBound() ? CURRENT.get() : null;
    return act != null && act.service.equals(Context.current().service()) ? act : null;
  }

  /** The act whose first change may be in a transaction of this service. */
  static @Nullable OpenAct toNote(String service) {
    var act = CURRENT.isBound() ? CURRENT.get() : null;
    return act != null && act.notes && !act.noted && act.service.equals(service) ? act : null;
  }

  void note(Tx tx) {
    var sealed = Envelopes.seal(ended(UNKNOWN, ""));
    tx.update("insert into acts_begun (id, type, envelope) values (:id, :type, :envelope)")
        .bind("id", begun.id())
        .bind("type", sealed.type())
        .bind("envelope", sealed.text())
        .execute();
  }

  /** Its transaction has been committed. */
  void isNoted() {
    noted = true;
  }

  /** Says how it ended, in a transaction of its own. */
  public void end(Store store, String outcome, String code) {
    endAs(begun.id(), store, outcome, code);
  }

  /**
   * The same, of what is the same act as another.
   *
   * @param id of both
   */
  public void endAs(UUID id, Store store, String outcome, String code) {
    var ended = ended(outcome, code).called(id);
    store.change(
        tx -> {
          dropNote(tx);
          tx.publish(ended);
        });
  }

  /** Says nothing of it. */
  public void drop(Store store) {
    if (noted) {
      store.change(this::dropNote);
    }
  }

  private void dropNote(Tx tx) {
    if (noted) {
      tx.update("delete from acts_begun where id = :id").bind("id", begun.id()).execute();
    }
  }

  /** As it is known by now; empty where it is about nothing in particular. */
  public String subject() {
    return subject;
  }

  private ActEnded ended(String outcome, String code) {
    return begun.ending(subject, outcome, code, List.copyOf(changes.values()));
  }

  /** Tells of those that have changed something and never ended; how many. */
  public static int tellLost(Store store) {
    return store.<Integer>across(
        List.of(),
        tx ->
            tx.update(
                    """
                    with lost as (delete from acts_begun
                      where began_at < now() - :after * interval '1 second' returning type, envelope)
                    insert into outbox (type, envelope) select type, envelope from lost
                    """)
                .bind("after", LOST.toSeconds())
                .execute());
  }
}

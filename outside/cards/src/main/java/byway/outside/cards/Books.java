package byway.outside.cards;

import byway.outside.cards.Entry.Delivery;
import byway.outside.cards.Entry.Event;
import byway.outside.cards.Entry.IdempotentAnswer;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything the processor remembers. One change at a time: all of it happens or nothing. */
final class Books implements AutoCloseable {
  private final CardProcessorSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Class<?>, LinkedHashMap<String, Entry>> entries = new HashMap<>();
  private final @Nullable Journal journal;
  private volatile Consumer<List<Event>> onEvents = events -> {};

  Books(CardProcessorSettings settings) {
    this.settings = settings;
    this.journal =
        settings.file() == null
            ? null
            : Journal.open(settings.file(), settings.limits().fileBytes(), this::apply);
    if (journal != null) {
      journal.rewrite(all());
    }
  }

  /** Told of the events of every change, after it. */
  void onEvents(Consumer<List<Event>> listener) {
    onEvents = listener;
  }

  <T> T change(Function<Change, T> work) {
    return change(null, null, work);
  }

  /** Does the work on behalf of a request; when it throws, nothing has changed. */
  <T> T change(
      @Nullable String request, @Nullable String idempotencyKey, Function<Change, T> work) {
    T result;
    List<Event> events = new ArrayList<>();
    lock.lock();
    try {
      Change change = new Change(this, settings, request, idempotencyKey);
      result = work.apply(change);
      Collection<Entry> changed = change.changed();
      if (!changed.isEmpty()) {
        if (journal != null) {
          journal.append(changed);
        }
        apply(changed);
        shorten();
      }
      for (Entry entry : changed) {
        if (entry instanceof Event event) {
          events.add(event);
        }
      }
      if (!events.isEmpty()) {
        onEvents.accept(events); // Inside the lock, so that events are queued in their order.
      }
    } finally {
      lock.unlock();
    }
    return result;
  }

  /** A failure is told only in the log: the change itself is kept. */
  private void shorten() {
    try {
      if (journal != null && journal.overgrown()) {
        journal.rewrite(all());
      }
    } catch (UncheckedIOException e) {
      System.getLogger(Books.class.getName())
          .log(System.Logger.Level.WARNING, "history not shortened", e);
    }
  }

  private void apply(Collection<? extends Entry> changed) {
    for (Entry entry : changed) {
      LinkedHashMap<String, Entry> kind =
          entries.computeIfAbsent(entry.getClass(), type -> new LinkedHashMap<>());
      kind.put(entry.id(), entry);
      if (forgets(entry.getClass()) && kind.size() > limit(entry.getClass())) {
        kind.pollFirstEntry();
      }
    }
  }

  static boolean forgets(Class<? extends Entry> type) {
    return type == Event.class || type == Delivery.class || type == IdempotentAnswer.class;
  }

  int limit(Class<? extends Entry> type) {
    if (type == IdempotentAnswer.class) {
      return settings.limits().idempotentAnswers();
    }
    return forgets(type) ? settings.limits().events() : settings.limits().objects();
  }

  /** Only for {@link Change}, which holds the lock. */
  SequencedMap<String, Entry> of(Class<? extends Entry> type) {
    return entries.computeIfAbsent(type, missing -> new LinkedHashMap<>());
  }

  private List<Entry> all() {
    List<Entry> all = new ArrayList<>();
    entries.values().forEach(kind -> all.addAll(kind.values()));
    return all;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (journal != null) {
        journal.close();
      }
    } finally {
      lock.unlock();
    }
  }
}

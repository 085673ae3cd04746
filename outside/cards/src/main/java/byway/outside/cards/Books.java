package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything the processor remembers. One change at a time: all of it happens or nothing. */
final class Books implements AutoCloseable {
  /** What was answered to a call with an Idempotency-Key. */
  static final String ANSWER = "answer";

  private final CardProcessorSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, LinkedHashMap<String, ObjectNode>> kinds = new HashMap<>();
  private final @Nullable Journal journal;
  private volatile Consumer<String> onEvent = event -> {};

  Books(CardProcessorSettings settings) {
    this.settings = settings;
    this.journal = settings.file() == null ? null : Journal.open(settings.file(), this::apply);
    if (journal != null) {
      journal.rewrite(all());
    }
  }

  /** Told of each event of a change, after it. */
  void onEvent(Consumer<String> listener) {
    onEvent = listener;
  }

  long now() {
    return settings.clock().instant().getEpochSecond();
  }

  <T extends @Nullable Object> T change(Function<Change, T> work) {
    return change(null, null, work);
  }

  /** Does the work on behalf of a request; when it throws, nothing has changed. */
  <T extends @Nullable Object> T change(
      @Nullable String request, @Nullable String idempotencyKey, Function<Change, T> work) {
    lock.lock();
    try {
      var change = new Change(this, request, idempotencyKey);
      T result = work.apply(change);
      var written = List.copyOf(change.written());
      var events =
          written.stream()
              .filter(object -> Json.is(object, "object", "event"))
              .map(Json::id)
              .filter(id -> !of("event").containsKey(id))
              .toList();
      if (journal != null && !written.isEmpty()) {
        journal.append(written);
      }
      apply(written);
      shorten();
      events.forEach(onEvent); // Inside the lock, so that events are queued in their order.
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** A failure is told only in the log: the change itself is kept. */
  private void shorten() {
    try {
      if (journal != null && journal.isLongerThan(settings.limits().fileBytes())) {
        journal.rewrite(all());
      }
    } catch (UncheckedIOException e) {
      System.getLogger(Books.class.getName())
          .log(System.Logger.Level.WARNING, "history not shortened", e);
    }
  }

  private void apply(Collection<ObjectNode> written) {
    for (var object : written) {
      var kind = object.path("object").asText();
      var those = of(kind);
      those.put(Json.id(object), object);
      if (forgets(kind) && those.size() > limit(kind)) {
        those.pollFirstEntry();
      }
    }
  }

  static boolean forgets(String kind) {
    return kind.equals("event") || kind.equals(ANSWER);
  }

  int limit(String kind) {
    return switch (kind) {
      case "event" -> settings.limits().events();
      case ANSWER -> settings.limits().idempotentAnswers();
      default -> settings.limits().objects();
    };
  }

  /** Only for {@link Change}, which holds the lock. */
  LinkedHashMap<String, ObjectNode> of(String kind) {
    return kinds.computeIfAbsent(kind, missing -> new LinkedHashMap<>());
  }

  private List<ObjectNode> all() {
    return kinds.values().stream().flatMap(kind -> kind.values().stream()).toList();
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

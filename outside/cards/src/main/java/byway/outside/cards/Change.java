package byway.outside.cards;

import byway.outside.cards.Entry.Delivery;
import byway.outside.cards.Entry.DeliveryState;
import byway.outside.cards.Entry.Event;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A view of the books in which a piece of work reads and writes before any of it is kept. */
final class Change {
  private record Key(Class<?> type, String id) {}

  private final Books books;
  private final CardProcessorSettings settings;
  private final @Nullable String request;
  private final @Nullable String idempotencyKey;
  private final Map<Key, Entry> written = new LinkedHashMap<>();

  Change(
      Books books,
      CardProcessorSettings settings,
      @Nullable String request,
      @Nullable String idempotencyKey) {
    this.books = books;
    this.settings = settings;
    this.request = request;
    this.idempotencyKey = idempotencyKey;
  }

  /** Seconds since 1970. */
  long now() {
    return settings.clock().instant().getEpochSecond();
  }

  String newId(String prefix) {
    return settings.ids().apply(prefix);
  }

  <T extends Entry> @Nullable T find(Class<T> type, @Nullable String id) {
    if (id == null) {
      return null;
    }
    Entry entry = written.get(new Key(type, id));
    return type.cast(entry != null ? entry : books.of(type).get(id));
  }

  <T extends Entry> T require(Class<T> type, String id, String param) {
    T entry = find(type, id);
    if (entry == null) {
      throw Refusal.unknownObject(noun(type), id, param);
    }
    return entry;
  }

  /** Follows a reference we made ourselves. */
  <T extends Entry> T known(Class<T> type, @Nullable String id) {
    T entry = find(type, id);
    if (entry == null) {
      throw new IllegalStateException("no " + noun(type) + " " + id);
    }
    return entry;
  }

  <T extends Entry> T put(T entry) {
    Class<? extends Entry> type = entry.getClass();
    if (!Books.forgets(type)
        && find(type, entry.id()) == null
        && books.of(type).size() >= books.limit(type)) {
      throw Refusal.broken(503, "This processor is full: it keeps no further " + noun(type) + ".");
    }
    written.put(new Key(type, entry.id()), entry);
    return entry;
  }

  <T extends Entry> Stream<T> newestFirst(Class<T> type) {
    List<T> added = new ArrayList<>();
    written.forEach(
        (key, entry) -> {
          if (key.type == type && !books.of(type).containsKey(key.id)) {
            added.add(type.cast(entry));
          }
        });
    Function<Entry, Entry> latest =
        entry -> {
          Entry newer = written.get(new Key(type, entry.id()));
          return newer != null ? newer : entry;
        };
    return Stream.concat(
        added.reversed().stream(),
        books.of(type).sequencedValues().reversed().stream().map(latest).map(type::cast));
  }

  /** Something a webhook may want to know; the object is told as it is now. */
  void happened(String type, ObjectNode object) {
    Event event =
        put(new Event(newId("evt"), now(), type, Json.write(object), request, idempotencyKey));
    put(new Delivery(event.id(), 0, DeliveryState.PENDING));
  }

  Collection<Entry> changed() {
    return written.values();
  }

  private static String noun(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}

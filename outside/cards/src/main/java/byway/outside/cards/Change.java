package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A view of the books in which a piece of work reads and writes before any of it is kept. What is
 * found is for reading; {@link #edit} answers the one that may be written.
 */
final class Change {
  private record Key(String kind, String id) {}

  private final Books books;
  private final @Nullable String request;
  private final @Nullable String idempotencyKey;
  private final Map<Key, ObjectNode> written = new LinkedHashMap<>();

  Change(Books books, @Nullable String request, @Nullable String idempotencyKey) {
    this.books = books;
    this.request = request;
    this.idempotencyKey = idempotencyKey;
  }

  /** Seconds since 1970. */
  long now() {
    return books.now();
  }

  @Nullable ObjectNode find(String kind, @Nullable String id) {
    if (id == null) {
      return null;
    }
    var newer = written.get(new Key(kind, id));
    return newer != null ? newer : books.of(kind).get(id);
  }

  ObjectNode require(String kind, String id, String param) {
    var found = find(kind, id);
    if (found == null) {
      throw Refusal.unknownObject(kind, id, param);
    }
    return found;
  }

  /** Follows a reference we made ourselves. */
  ObjectNode known(String kind, @Nullable String id) {
    var found = find(kind, id);
    if (found == null) {
      throw new IllegalStateException("no " + kind + " " + id);
    }
    return found;
  }

  ObjectNode create(String kind, String id) {
    if (!Books.forgets(kind) && books.of(kind).size() >= books.limit(kind)) {
      throw Refusal.broken(503, "This processor is full: it keeps no further " + kind + ".");
    }
    var made =
        Json.object()
            .put("id", id)
            .put("object", kind)
            .put("created", now())
            .put("livemode", false);
    written.put(new Key(kind, id), made);
    return made;
  }

  ObjectNode edit(ObjectNode found) {
    return written.computeIfAbsent(
        new Key(found.path("object").asText(), Json.id(found)), key -> found.deepCopy());
  }

  Stream<ObjectNode> newestFirst(String kind) {
    var added = new ArrayList<ObjectNode>();
    written.forEach(
        (key, object) -> {
          if (key.kind.equals(kind) && !books.of(kind).containsKey(key.id)) {
            added.add(object);
          }
        });
    return Stream.concat(
        added.reversed().stream(),
        books.of(kind).sequencedValues().reversed().stream()
            .map(old -> written.getOrDefault(new Key(kind, Json.id(old)), old)));
  }

  /** Something a webhook may want to know; the object is told as it is now. */
  void happened(String type, ObjectNode object) {
    var event =
        create("event", Secrets.fresh("evt"))
            .put("api_version", ApiEndpoint.VERSION)
            .put("type", type)
            .put("pending_webhooks", 1);
    event.putObject("data").set("object", Json.told(object));
    event.putObject("request").put("id", request).put("idempotency_key", idempotencyKey);
  }

  Collection<ObjectNode> written() {
    return written.values();
  }
}

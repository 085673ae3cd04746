package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One call of the API.
 *
 * @param path as called, such as {@code /v1/refunds/re_1}
 * @param id the id in the path; empty when there is none
 */
record Call(Change change, String path, String id, Form form) {
  private static final long LATEST = Long.MAX_VALUE;

  /** What ids lead to, as {@code expand[]=payment_intent.latest_charge} asks. */
  private static final Map<String, String> EXPANDABLE =
      Map.of(
          "customer", "customer",
          "payment_intent", "payment_intent",
          "payment_method", "payment_method",
          "latest_charge", "charge",
          "charge", "charge");

  /** Does one kind of call. A card's error is an answer as well: what led to it is kept. */
  interface Handler {
    ObjectNode handle(Call call);
  }

  ObjectNode require(String kind, String param) {
    return change.require(kind, id, param);
  }

  /** What is kept of a kind, newest first: those whose fields are as the parameters say. */
  ObjectNode list(String kind, String... filters) {
    var found = ofTheTime(kind);
    for (var filter : filters) {
      var wanted = form.text(filter);
      if (wanted != null) {
        found = found.filter(object -> Json.is(object, filter, wanted));
      }
    }
    return page(found);
  }

  /** What is kept of a kind, newest first, made when the parameters say. */
  Stream<ObjectNode> ofTheTime(String kind) {
    var created = form.under("created");
    long from = created.whole("gte", created.whole("gt", -1, 0, LATEST - 1) + 1, 0, LATEST);
    long to = created.whole("lte", created.whole("lt", LATEST, 0, LATEST) - 1, 0, LATEST);
    return change.newestFirst(kind).filter(object -> isWithin(object, from, to));
  }

  private static boolean isWithin(ObjectNode object, long from, long to) {
    long at = object.path("created").asLong();
    return at >= from && at <= to;
  }

  /** A page in Stripe's way: limit, starting_after, ending_before. */
  ObjectNode page(Stream<ObjectNode> newestFirst) {
    int limit = (int) form.whole("limit", 10, 1, 100);
    var after = form.text("starting_after");
    var before = form.text("ending_before");
    var all = newestFirst.toList();
    int from = after == null ? 0 : position(all, after, "starting_after") + 1;
    int to = all.size();
    if (before != null) {
      to = position(all, before, "ending_before");
      from = Math.max(from, to - limit);
    }
    int end = Math.min(to, from + limit);
    var json =
        Json.object()
            .put("object", "list")
            .put("url", path)
            .put("has_more", before == null ? end < all.size() : from > 0);
    var data = json.putArray("data");
    all.subList(Math.min(from, end), end).forEach(object -> data.add(Json.told(object)));
    return json;
  }

  private static int position(List<ObjectNode> all, String id, String param) {
    for (int i = 0; i < all.size(); i++) {
      if (Json.id(all.get(i)).equals(id)) {
        return i;
      }
    }
    throw Refusal.unknownObject("object", id, param);
  }

  /** Puts whole objects in the place of ids. */
  void expand(ObjectNode json) {
    for (var path : form.texts("expand")) {
      ObjectNode at = json;
      for (var field : path.split("\\.")) {
        var kind = EXPANDABLE.get(field);
        if (kind == null || !at.has(field)) {
          var what = "This property cannot be expanded (" + field + ").";
          throw Refusal.invalid(null, "expand", what);
        }
        if (at.path(field).isTextual()) {
          at.set(field, Json.told(change.known(kind, at.path(field).asText())));
        }
        if (!(at.path(field) instanceof ObjectNode inner)) {
          break; // There is none.
        }
        at = inner;
      }
    }
  }
}

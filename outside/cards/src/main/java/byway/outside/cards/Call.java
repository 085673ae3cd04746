package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * One call of the API.
 *
 * @param path as called, such as {@code /v1/refunds/re_1}
 * @param id the id in the path; empty when there is none
 */
record Call(Change change, StripeObjects objects, String path, String id, Form form) {

  /** What a call is answered; a status other than 200 still keeps the change. */
  record Answer(int status, ObjectNode json) {
    static Answer ok(ObjectNode json) {
      return new Answer(200, json);
    }
  }

  /** Does one kind of call. */
  interface Handler {
    Answer handle(Call call);
  }

  Answer ok(Entry entry) {
    return Answer.ok(objects.json(change, entry));
  }

  /**
   * A page of what is given newest first, in Stripe's way: limit, starting_after, ending_before.
   */
  Answer page(Stream<? extends Entry> newestFirst) {
    int limit = (int) form.whole("limit", 10, 1, 100);
    String after = form.text("starting_after");
    String before = form.text("ending_before");
    List<? extends Entry> all = newestFirst.toList();
    int from = 0;
    int to = all.size();
    if (after != null) {
      from = position(all, after, "starting_after") + 1;
    }
    if (before != null) {
      to = position(all, before, "ending_before");
      from = Math.max(from, to - limit);
    }
    int end = Math.min(to, from + limit);
    ObjectNode json =
        Json.object()
            .put("object", "list")
            .put("url", path)
            .put("has_more", before == null ? end < all.size() : from > 0);
    ArrayNode data = json.putArray("data");
    all.subList(Math.min(from, end), end).forEach(entry -> data.add(objects.json(change, entry)));
    return Answer.ok(json);
  }

  private static int position(List<? extends Entry> all, String id, String param) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(id)) {
        return i;
      }
    }
    throw Refusal.unknownObject("object", id, param);
  }
}

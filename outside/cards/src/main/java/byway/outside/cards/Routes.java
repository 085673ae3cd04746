package byway.outside.cards;

import byway.outside.cards.Call.Handler;
import java.util.HashMap;
import java.util.Map;

/** Which handler a path leads to; {@code {id}} stands for one segment. */
final class Routes {
  record Match(Handler handler, String id) {}

  private final Map<String, Handler> handlers = new HashMap<>();

  Routes add(String route, Handler handler) {
    handlers.put(route, handler);
    return this;
  }

  /** One of a kind, and lists of them by the fields that may be named. */
  Routes addReads(String path, String kind, String param, String... filters) {
    add("GET " + path + "/{id}", call -> Json.told(call.require(kind, param)));
    return add("GET " + path, call -> call.list(kind, filters));
  }

  Match find(String method, String path) {
    var exact = handlers.get(method + " " + path);
    if (exact != null) {
      return new Match(exact, "");
    }
    // Only one segment of any path is an id, and none stands before the third.
    var segments = path.split("/");
    for (int i = 3; i < segments.length; i++) {
      var id = segments[i];
      segments[i] = "{id}";
      var handler = handlers.get(method + " " + String.join("/", segments));
      if (handler != null) {
        return new Match(handler, id);
      }
      segments[i] = id;
    }
    var what = "Unrecognized request URL (" + method + ": " + path + ").";
    throw new Refusal(404, "invalid_request_error", null, null, what);
  }
}

package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;

/** What happened, to find out by asking what no webhook told. */
final class Events {
  static final String KIND = "event";

  private Events() {}

  static void addTo(Routes routes) {
    routes
        .add("GET /v1/events", Events::list)
        .add("GET /v1/events/{id}", call -> Json.told(call.require(KIND, "id")));
  }

  private static ObjectNode list(Call call) {
    var types = new ArrayList<>(call.form().texts("types"));
    var type = call.form().text("type");
    if (type != null) {
      types.add(type);
    }
    return call.page(
        call.ofTheTime(KIND)
            .filter(event -> types.isEmpty() || types.contains(event.path("type").asText())));
  }
}

package byway.operations.disclosures.console;

import byway.fronts.web.words.ForReader;
import byway.kit.json.Json;
import byway.operations.disclosures.api.DisclosedDocument;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A session of a disclosed document, as a page shows it. */
record FoundSession(
    String person, String contact, String address, String inside, String from, String until) {

  static List<FoundSession> in(DisclosedDocument document, ForReader reader) {
    try {
      var found = new ArrayList<FoundSession>();
      for (var session : Json.MAPPER.readTree(document.json()).path("sessions")) {
        found.add(of(session, reader));
      }
      return found;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FoundSession of(JsonNode session, ForReader reader) {
    var ports = text(session, "portFrom");
    return new FoundSession(
        session.hasNonNull("name") ? text(session, "name") : text(session, "customerId"),
        (text(session, "email") + " " + text(session, "phone")).strip(),
        ports.isEmpty()
            ? text(session, "address")
            : text(session, "address") + " " + ports + "-" + text(session, "portTo"),
        (text(session, "inside") + " " + text(session, "mac")).strip(),
        time(session, "from", reader),
        time(session, "until", reader));
  }

  private static String text(JsonNode session, String field) {
    return session.hasNonNull(field) ? session.path(field).asText() : "";
  }

  private static String time(JsonNode session, String field, ForReader reader) {
    return session.hasNonNull(field)
        ? reader.time(Json.MAPPER.convertValue(session.path(field), Instant.class))
        : "";
  }
}

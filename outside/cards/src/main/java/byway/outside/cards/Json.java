package byway.outside.cards;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Stripe's objects are kept as the JSON that its API tells, and beside it, under {@code _}, what
 * the processor keeps to itself.
 */
final class Json {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String OWN = "_";

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static String id(JsonNode object) {
    return object.path("id").asText();
  }

  static @Nullable String text(JsonNode object, String field) {
    return object.path(field).asText(null);
  }

  static boolean is(JsonNode object, String field, String value) {
    return value.equals(text(object, field));
  }

  static ObjectNode own(ObjectNode object) {
    return object.withObjectProperty(OWN);
  }

  /** A copy without what the processor keeps to itself. */
  static ObjectNode told(ObjectNode object) {
    var copy = object.deepCopy();
    copy.remove(OWN);
    return copy;
  }

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

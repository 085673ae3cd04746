package byway.operations.flags.publicapi;

import byway.kit.json.Json;
import byway.operations.flags.api.Constraint;
import byway.operations.flags.api.asking.Asking;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a program asks for, as the body of its request says it.
 *
 * @param fields in the order of their names, so that the same is always the same
 */
record SaidContext(SortedMap<String, String> fields) {
  private static final String TARGETING_KEY = "targetingKey";
  private static final int MOST_FIELDS = 100;
  private static final int LONGEST = 1_000;

  /** What is wrong with a context, in OpenFeature's words. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final String code;

    Wrong(String code, String details) {
      super(details, null, false, false);
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  /** Which operator it is, no program says. */
  static SaidContext of(@Nullable String body, UUID tenant) throws Wrong {
    var context = read(body).get("context");
    if (context == null || !context.isObject()) {
      throw new Wrong("INVALID_CONTEXT", "the body has a context, which is an object");
    }
    if (context.size() > MOST_FIELDS) {
      throw new Wrong("INVALID_CONTEXT", "a context has at most " + MOST_FIELDS + " fields");
    }
    var fields = new TreeMap<String, String>();
    for (var field : context.properties()) {
      var value = field.getValue();
      if (value.isValueNode() && !value.isNull()) {
        fields.put(field.getKey(), bounded(field.getKey(), value.asText()));
      }
    }
    var key = fields.get(TARGETING_KEY);
    if (key == null || key.isEmpty()) {
      throw new Wrong("TARGETING_KEY_MISSING", "the context has no targetingKey");
    }
    fields.putIfAbsent(Constraint.PERSON, key);
    fields.put(Constraint.TENANT, tenant.toString());
    return new SaidContext(fields);
  }

  private static String bounded(String field, String value) throws Wrong {
    if (value.length() > LONGEST || field.length() > LONGEST) {
      throw new Wrong("INVALID_CONTEXT", "a value has at most " + LONGEST + " characters");
    }
    return value;
  }

  private static JsonNode read(@Nullable String body) throws Wrong {
    try {
      var read = body == null ? null : Json.MAPPER.readTree(body);
      if (read != null && read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      // said below
    }
    throw new Wrong("PARSE_ERROR", "the body is no object in JSON");
  }

  Asking asking(Instant at) {
    return Asking.of(fields, at);
  }
}

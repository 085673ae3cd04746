package byway.kit.tasks;

import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.context.Trace;
import byway.kit.json.Json;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is kept: what it needs to know, and who asked for it, for which tenant, on which
 * trace.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoredTask(@Nullable UUID tenant, String traceparent, String principal, JsonNode payload) {
  static final int LONGEST = 16_000;

  static String encode(Context context, Record payload) {
    return encode(context, Json.MAPPER.valueToTree(payload));
  }

  static String recurring() {
    return encode(Context.platform(), JsonNodeFactory.instance.objectNode());
  }

  private static String encode(Context context, JsonNode payload) {
    var task =
        new StoredTask(
            context.tenant(), context.trace().traceparent(), context.principal().encode(), payload);
    try {
      var text = Json.MAPPER.writeValueAsString(task);
      if (text.length() > LONGEST) {
        throw new IllegalArgumentException("a task has at most " + LONGEST + " characters");
      }
      return text;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written", e);
    }
  }

  static StoredTask decode(String text) {
    try {
      return Json.MAPPER.readValue(text, StoredTask.class);
    } catch (JsonProcessingException e) {
      throw new PayloadInvalid("a task", e);
    }
  }

  /** That in which it was asked for, and a span of its own on the same trace. */
  Context context() {
    return new Context(tenant, Trace.parse(traceparent), Principal.decode(principal));
  }

  <P extends Record> P payload(String kind, Class<P> type) {
    try {
      return Json.MAPPER.treeToValue(payload, type);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new PayloadInvalid(kind, e);
    }
  }

  /** What was kept is not what this version of the code understands. */
  static final class PayloadInvalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PayloadInvalid(String kind, Exception cause) {
      super("what is kept for " + kind + " cannot be read", cause);
    }
  }
}

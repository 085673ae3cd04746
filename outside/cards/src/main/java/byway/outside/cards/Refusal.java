package byway.outside.cards;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A call that changes nothing, told in the shape of Stripe's errors. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  final int status;
  private final String type;
  private final @Nullable String code;
  private final @Nullable String param;

  Refusal(int status, String type, @Nullable String code, @Nullable String param, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
    this.code = code;
    this.param = param;
  }

  static Refusal invalid(@Nullable String code, @Nullable String param, String message) {
    return new Refusal(400, "invalid_request_error", code, param, message);
  }

  static Refusal missingParameter(String param) {
    return invalid("parameter_missing", param, "Missing required param: " + param + ".");
  }

  /** For what the state of a thing does not allow. */
  static Refusal unexpected(String noun, @Nullable String param, String message) {
    return invalid(noun + "_unexpected_state", param, message);
  }

  static Refusal unknownObject(String kind, String id, String param) {
    var what = "No such " + kind + ": '" + id + "'";
    return new Refusal(404, "invalid_request_error", "resource_missing", param, what);
  }

  static Refusal unauthorised(String message) {
    return new Refusal(401, "invalid_request_error", null, null, message);
  }

  static Refusal tooLarge() {
    return new Refusal(413, "invalid_request_error", null, null, "Request body too large.");
  }

  static Refusal broken(int status, String message) {
    return new Refusal(status, "api_error", null, null, message);
  }

  ObjectNode json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode error = root.putObject("error").put("type", type).put("message", getMessage());
    if (code != null) {
      error.put("code", code);
    }
    if (param != null) {
      error.put("param", param);
    }
    return root;
  }
}

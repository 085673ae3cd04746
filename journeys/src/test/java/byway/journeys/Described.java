package byway.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Holds answers against the description in {@code docs/api}: is the status one that the call may
 * have, is the media type the one that is promised, and is the body of that shape, with every
 * member that must be there and none that is not described.
 */
final class Described {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path FILE = Path.of("../docs/api/openapi.json");

  private final JsonNode api;
  private final Set<String> looked = new HashSet<>();

  private Described(JsonNode api) {
    this.api = api;
  }

  static Described read() throws IOException {
    return new Described(JSON.readTree(FILE.toFile()));
  }

  JsonNode document() {
    return api;
  }

  /** The calls that were held against it, such as {@code GET /api/v1/me}. */
  Set<String> looked() {
    return looked;
  }

  /** All calls that it describes. */
  Set<String> calls() {
    var calls = new HashSet<String>();
    for (var path : api.get("paths").properties()) {
      for (var method : path.getValue().properties()) {
        calls.add(method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
      }
    }
    return calls;
  }

  /** A body of the shape that the call takes, with what it must have and nothing else. */
  String sample(Route route) {
    var schema =
        api.get("paths")
            .path(route.template())
            .path(route.method().toLowerCase(java.util.Locale.ROOT))
            .at("/requestBody/content/application~1json/schema");
    return schema.isMissingNode() ? "{}" : sample(schema);
  }

  private String sample(JsonNode described) {
    var schema = resolved(described);
    if (schema.has("examples")) {
      return schema.get("examples").get(0).toString();
    }
    return switch (schema.path("type").asText()) {
      case "object" -> {
        var members = new ArrayList<String>();
        for (var name : schema.path("required")) {
          members.add(name + ":" + sample(schema.get("properties").get(name.asText())));
        }
        yield "{" + String.join(",", members) + "}";
      }
      case "array" -> "[]";
      case "boolean" -> "true";
      case "integer", "number" -> "1";
      default ->
          schema.path("format").asText().equals("uuid")
              ? "\"" + UUID.randomUUID() + "\""
              : "\"some words\"";
    };
  }

  /** What is wrong with this answer; nothing where it is as described. */
  List<String> problems(String method, String template, HttpResponse<String> answer)
      throws IOException {
    looked.add(method + " " + template);
    var problems = new ArrayList<String>();
    var call = api.get("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
    var status = Integer.toString(answer.statusCode());
    var responses = call.path("responses");
    var response =
        resolved(
            responses.has(status)
                ? responses.get(status)
                : responses.path(status.charAt(0) + "XX"));
    if (response.isMissingNode()) {
      return List.of(status + " is not described for " + method + " " + template);
    }
    var content = response.path("content");
    if (content.isMissingNode() || content.isEmpty()) {
      if (!answer.body().isEmpty()) {
        problems.add(status + " has a body that is not described");
      }
      return problems;
    }
    var type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    var media = content.path(type);
    if (media.isMissingNode()) {
      return List.of(type + " is not described for " + status);
    }
    check(media.get("schema"), JSON.readTree(answer.body()), "$", problems);
    return problems;
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? api.at(node.get("$ref").asText().substring(1)) : node;
  }

  private void check(JsonNode described, JsonNode value, String at, List<String> problems) {
    var schema = resolved(described);
    if (schema.has("anyOf")) {
      boolean one = false;
      for (var choice : schema.get("anyOf")) {
        var others = new ArrayList<String>();
        check(choice, value, at, others);
        one |= others.isEmpty();
      }
      if (!one) {
        problems.add(at + " is none of what is described");
      }
      return;
    }
    if (!isOfType(schema.path("type"), value)) {
      problems.add(at + " is " + value.getNodeType() + ", described as " + schema.path("type"));
      return;
    }
    if (value.isNull()) {
      return;
    }
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      problems.add(at + " is " + value + ", not one of " + schema.get("enum"));
    }
    if (value.isTextual() && !hasFormat(schema.path("format").asText(), value.asText())) {
      problems.add(at + " is not a " + schema.path("format").asText());
    }
    if (value.isArray()) {
      for (int i = 0; i < value.size(); i++) {
        check(schema.path("items"), value.get(i), at + "[" + i + "]", problems);
      }
    }
    if (value.isObject()) {
      members(schema, value, at, problems);
    }
  }

  private void members(JsonNode schema, JsonNode value, String at, List<String> problems) {
    for (var required : schema.path("required")) {
      if (!value.has(required.asText())) {
        problems.add(at + " lacks " + required.asText());
      }
    }
    var others = schema.path("additionalProperties");
    for (var member : value.properties()) {
      var name = at + "." + member.getKey();
      var known = schema.path("properties").path(member.getKey());
      if (!known.isMissingNode()) {
        check(known, member.getValue(), name, problems);
      } else if (others.isObject()) {
        check(others, member.getValue(), name, problems);
      } else {
        problems.add(name + " is not described");
      }
    }
  }

  private static boolean isOfType(JsonNode types, JsonNode value) {
    if (types.isTextual()) {
      return isOf(types.asText(), value);
    }
    for (var type : types) {
      if (isOf(type.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "null" -> value.isNull();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "array" -> value.isArray();
      case "object" -> value.isObject();
      default -> false;
    };
  }

  private static boolean contains(JsonNode list, JsonNode value) {
    for (var one : list) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFormat(String format, String text) {
    try {
      var unused =
          switch (format) {
            case "uuid" -> UUID.fromString(text);
            case "date-time" -> Instant.parse(text);
            case "date" -> LocalDate.parse(text);
            default -> text;
          };
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}

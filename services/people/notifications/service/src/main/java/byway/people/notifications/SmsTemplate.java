package byway.people.notifications;

import byway.kit.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The JSON that a generic gateway is sent, with places for what differs. It is filled in as JSON
 * and not as text, so that no message can become more than a string.
 */
final class SmsTemplate {
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]{1,20})}");
  private static final Set<String> PLACES = Set.of("to", "from", "text", "key");
  private static final int LONGEST = 2_000;

  private SmsTemplate() {}

  /** What is wrong with it, as the end of a sentence; none where it is good. */
  static Optional<String> fault(String template) {
    if (template.length() > LONGEST) {
      return Optional.of("has at most " + LONGEST + " characters");
    }
    JsonNode json;
    try {
      json = Json.MAPPER.readTree(template);
    } catch (JsonProcessingException e) {
      return Optional.of("must be JSON");
    }
    if (json == null || !json.isObject()) {
      return Optional.of("must be a JSON object");
    }
    var places = PLACE.matcher(template).results().map(found -> found.group(1)).toList();
    var unknown = places.stream().filter(place -> !PLACES.contains(place)).findFirst();
    if (unknown.isPresent()) {
      return Optional.of("has no {" + unknown.get() + "}: there are {to}, {from}, {text}, {key}");
    }
    return places.contains("to") && places.contains("text")
        ? Optional.empty()
        : Optional.of("needs {to} and {text}");
  }

  static byte[] filled(String template, Map<String, String> values) {
    try {
      return Json.MAPPER
          .writeValueAsString(filled(Json.MAPPER.readTree(template), values))
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a template that was good is no JSON", e);
    }
  }

  private static JsonNode filled(JsonNode node, Map<String, String> values) {
    return switch (node) {
      case TextNode text ->
          TextNode.valueOf(
              PLACE
                  .matcher(text.textValue())
                  .replaceAll(
                      found ->
                          java.util.regex.Matcher.quoteReplacement(
                              values.getOrDefault(found.group(1), ""))));
      case ObjectNode object -> {
        var copy = Json.MAPPER.createObjectNode();
        object
            .properties()
            .forEach(member -> copy.set(member.getKey(), filled(member.getValue(), values)));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = Json.MAPPER.createArrayNode();
        array.forEach(item -> copy.add(filled(item, values)));
        yield copy;
      }
      default -> node;
    };
  }
}

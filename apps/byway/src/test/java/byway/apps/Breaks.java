package byway.apps;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What in a new shape would break somebody who speaks the old one. While an upgrade rolls, old and
 * new speak to each other in both directions, and what was said before is still on its way; so all
 * that a shape may do is gain members that can be left out.
 */
final class Breaks {
  private final List<String> found = new ArrayList<>();

  private Breaks() {}

  static List<String> between(JsonNode old, JsonNode now) {
    var breaks = new Breaks();
    breaks.compare("", old, now);
    return breaks.found;
  }

  private void compare(String place, JsonNode old, JsonNode now) {
    var properties = old.path("properties");
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (now.path("properties").has(name)) {
                compare(place + "/" + name, properties.get(name), now.get("properties").get(name));
              } else {
                found.add(place + "/" + name + " is gone");
              }
            });
    needed(place, old, now);
    for (var part : List.of("type", "format", "enum", "const")) {
      if (!old.path(part).equals(now.path(part))) {
        found.add("%s: %s was %s, is %s".formatted(place, part, old.path(part), now.path(part)));
      }
    }
    for (var part : List.of("items", "additionalProperties")) {
      if (old.has(part) && old.get(part).isObject()) {
        compare(place + "[]", old.get(part), now.path(part));
      }
    }
    if (old.path("anyOf").size() != now.path("anyOf").size()) {
      found.add(place + ": has other cases");
    }
    for (int i = 0; i < Math.min(old.path("anyOf").size(), now.path("anyOf").size()); i++) {
      var kind = old.get("anyOf").get(i);
      compare(place + "/" + kind.path("title").asText(), kind, now.get("anyOf").get(i));
    }
  }

  private void needed(String place, JsonNode old, JsonNode now) {
    var before = names(old);
    var after = names(now);
    for (var name : after) {
      if (!before.contains(name)) {
        found.add(place + "/" + name + " is needed now");
      }
    }
    for (var name : before) {
      if (!after.contains(name) && now.path("properties").has(name)) {
        found.add(place + "/" + name + " may be missing now");
      }
    }
  }

  private static Set<String> names(JsonNode shape) {
    var names = new HashSet<String>();
    shape.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }
}

package byway.outside.cards;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Form-encoded parameters with Stripe's nesting: {@code line_items[0][price_data][currency]=usd}.
 * An empty value counts as absent, as it does there.
 */
final class Form {
  private static final int MOST_PARAMETERS = 1_000;
  private static final int DEEPEST = 8;
  private static final int LONGEST_TEXT = 5_000;
  private static final Pattern BRACKETS = Pattern.compile("[\\[\\]]+");

  private final String prefix;
  private final Map<List<String>, String> values;

  private Form(String prefix, Map<List<String>, String> values) {
    this.prefix = prefix;
    this.values = values;
  }

  static Form parse(@Nullable String encoded) {
    Map<List<String>, String> values = new LinkedHashMap<>();
    if (encoded == null || encoded.isEmpty()) {
      return new Form("", values);
    }
    for (String pair : encoded.split("&", MOST_PARAMETERS + 1)) {
      if (values.size() == MOST_PARAMETERS) {
        throw Refusal.invalid(null, null, "Too many parameters.");
      }
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      List<String> path = new ArrayList<>(List.of(BRACKETS.split(name)));
      if (name.endsWith("[]")) {
        path.add(Integer.toString(values.size()));
      }
      if (path.isEmpty() || path.size() > DEEPEST || value.length() > LONGEST_TEXT) {
        throw Refusal.invalid(
            null, name, "This parameter is named badly, nested too deep or too long.");
      }
      if (!value.isEmpty()) {
        values.put(List.copyOf(path), value);
      }
    }
    return new Form("", values);
  }

  private static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(null, null, "The parameters are not form-encoded.");
    }
  }

  /** The full name of a parameter, as errors give it. */
  String name(String name) {
    return prefix.isEmpty() ? name : prefix + "[" + name + "]";
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  boolean has(String name) {
    return values.keySet().stream().anyMatch(path -> path.getFirst().equals(name));
  }

  @Nullable String text(String name) {
    return values.get(List.of(name));
  }

  String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  String required(String name) {
    String value = text(name);
    if (value == null) {
      throw Refusal.missingParameter(name(name));
    }
    return value;
  }

  long whole(String name, long otherwise, long least, long most) {
    String value = text(name);
    if (value == null) {
      return otherwise;
    }
    long number;
    try {
      number = Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Refusal.invalid("parameter_invalid_integer", name(name), "Invalid integer: " + value);
    }
    if (number < least || number > most) {
      throw Refusal.invalid(
          "parameter_invalid_integer",
          name(name),
          "This value must be from " + least + " to " + most + ".");
    }
    return number;
  }

  boolean flag(String name) {
    return switch (text(name, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw Refusal.invalid(null, name(name), "Invalid boolean: " + text(name, ""));
    };
  }

  /** The value, which must be one of these. */
  @Nullable String oneOf(String name, String... allowed) {
    String value = text(name);
    if (value != null && !List.of(allowed).contains(value)) {
      throw Refusal.invalid(
          null,
          name(name),
          "Invalid " + name + ": must be one of " + String.join(", ", allowed) + ".");
    }
    return value;
  }

  Form under(String name) {
    Map<List<String>, String> inner = new LinkedHashMap<>();
    values.forEach(
        (path, value) -> {
          if (path.size() > 1 && path.getFirst().equals(name)) {
            inner.put(path.subList(1, path.size()), value);
          }
        });
    return new Form(name(name), inner);
  }

  List<Form> items(String name) {
    Form inner = under(name);
    return inner.heads().stream().map(inner::under).toList();
  }

  List<String> texts(String name) {
    return List.copyOf(under(name).map().values());
  }

  /** Metadata within Stripe's limits: 50 keys of 40 characters, values of 500. */
  Map<String, String> metadata() {
    Map<String, String> map = under("metadata").map();
    if (map.size() > 50) {
      throw Refusal.invalid(null, name("metadata"), "Metadata can have up to 50 keys.");
    }
    map.forEach(
        (key, value) -> {
          if (key.length() > 40 || value.length() > 500) {
            throw Refusal.invalid(
                null,
                name("metadata"),
                "Metadata keys can have up to 40 characters and values up to 500.");
          }
        });
    return map;
  }

  private Map<String, String> map() {
    Map<String, String> map = new LinkedHashMap<>();
    values.forEach(
        (path, value) -> {
          if (path.size() == 1) {
            map.put(path.getFirst(), value);
          }
        });
    return map;
  }

  private List<String> heads() {
    return values.keySet().stream().map(List::getFirst).distinct().toList();
  }

  /** The same text for the same parameters, whatever their order. */
  String canonical() {
    Map<String, String> sorted = new TreeMap<>();
    values.forEach((path, value) -> sorted.put(String.join("\u0000", path), value));
    return sorted.toString();
  }
}

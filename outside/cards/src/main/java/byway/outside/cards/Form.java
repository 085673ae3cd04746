package byway.outside.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Form-encoded parameters with Stripe's nesting: {@code line_items[0][price_data][currency]=usd}.
 * An empty value counts as absent, as it does there. What nobody has read is refused, so that
 * nothing that a caller asks for is passed over.
 */
final class Form {
  private static final int MOST_PARAMETERS = 1_000;
  private static final int LONGEST_TEXT = 5_000;
  private static final Pattern NAME = Pattern.compile("[^\\[\\]]+(\\[[^\\[\\]]*]){0,7}");

  private final String prefix;
  private final Map<String, String> values;
  private final Set<String> read;

  private Form(String prefix, Map<String, String> values, Set<String> read) {
    this.prefix = prefix;
    this.values = values;
    this.read = read;
  }

  static Form parse(@Nullable String encoded) {
    var values = new LinkedHashMap<String, String>();
    var pairs = encoded == null || encoded.isEmpty() ? new String[0] : encoded.split("&", -1);
    if (pairs.length > MOST_PARAMETERS) {
      throw Refusal.invalid(null, null, "Too many parameters.");
    }
    for (var pair : pairs) {
      int equals = pair.indexOf('=');
      var name = decode(equals < 0 ? pair : pair.substring(0, equals));
      var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (!NAME.matcher(name).matches() || value.length() > LONGEST_TEXT) {
        throw Refusal.invalid(
            null, name, "This parameter is named badly, nested too deep or too long.");
      }
      values.put(name.replace("[]", "[" + values.size() + "]"), value);
    }
    return new Form("", values, new HashSet<>());
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

  void refuseUnread() {
    for (var name : values.keySet()) {
      if (!read.contains(name)) {
        throw Refusal.invalid("parameter_unknown", name, "Received unknown parameter: " + name);
      }
    }
  }

  @Nullable String text(String name) {
    read.add(name(name));
    var value = values.get(name(name));
    return value == null || value.isEmpty() ? null : value;
  }

  String text(String name, String otherwise) {
    var value = text(name);
    return value == null ? otherwise : value;
  }

  String required(String name) {
    var value = text(name);
    if (value == null) {
      throw Refusal.missingParameter(name(name));
    }
    return value;
  }

  long whole(String name, long otherwise, long least, long most) {
    var value = text(name);
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
      var allowed = "This value must be from " + least + " to " + most + ".";
      throw Refusal.invalid("parameter_invalid_integer", name(name), allowed);
    }
    return number;
  }

  boolean flag(String name) {
    return "true".equals(oneOf(name, "true", "false"));
  }

  /** The value, which must be one of these. */
  @Nullable String oneOf(String name, String... allowed) {
    var value = text(name);
    if (value != null && !List.of(allowed).contains(value)) {
      var these = "must be one of " + String.join(", ", allowed);
      throw Refusal.invalid(null, name(name), "Invalid " + name + ": " + these + ".");
    }
    return value;
  }

  Form under(String name) {
    return new Form(name(name), values, read);
  }

  List<Form> items(String name) {
    return names(name).map(under(name)::under).toList();
  }

  List<String> texts(String name) {
    return names(name).map(under(name)::text).filter(text -> text != null).toList();
  }

  /** What stands directly below a name. */
  private Stream<String> names(String name) {
    var start = name(name) + "[";
    return values.keySet().stream()
        .filter(each -> each.startsWith(start))
        .map(each -> each.substring(start.length(), each.indexOf(']', start.length())))
        .distinct()
        .toList()
        .stream();
  }

  /** Metadata within Stripe's limits: 50 keys of 40 characters, values of 500. */
  ObjectNode metadata() {
    var metadata = Json.object();
    for (var key : names("metadata").toList()) {
      var value = under("metadata").text(key);
      if (key.length() > 40 || (value != null && value.length() > 500)) {
        throw Refusal.invalid(
            null,
            name("metadata"),
            "Metadata keys can have up to 40 characters and values up to 500.");
      }
      if (value != null) {
        metadata.put(key, value);
      }
    }
    if (metadata.size() > 50) {
      throw Refusal.invalid(null, name("metadata"), "Metadata can have up to 50 keys.");
    }
    return metadata;
  }

  /** The same text for the same parameters, whatever their order. */
  String canonical() {
    return Json.write(new TreeMap<>(values));
  }
}

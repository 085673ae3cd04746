package byway.kit.settings;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the environment, collecting every problem instead of stopping at the first. */
public final class SettingsReader {
  private static final String PREFIX = "BYWAY_";

  private final Map<String, String> environment;
  private final Map<String, String> known = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  public SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  public void problem(String text) {
    problems.add(text);
  }

  /** What was given could not be read, which has been said; its value is the usual one. */
  public boolean isRefused(String name) {
    return refused.contains(name);
  }

  /** A variable that is Byway's and is read by what starts this process. */
  void readElsewhere(String name, String meaning) {
    describe(name, "", meaning);
  }

  <T> T read(String name, String otherwise, String meaning, Function<String, T> parse) {
    describe(name, otherwise, meaning);
    var value = given(name);
    if (value.isPresent()) {
      try {
        return parse.apply(value.get());
      } catch (RuntimeException e) {
        refused.add(name);
        problem("%s%s is \"%s\": %s".formatted(PREFIX, name, value.get(), e.getMessage()));
      }
    }
    return parse.apply(otherwise);
  }

  String text(String name, String otherwise, String meaning) {
    return read(name, otherwise, meaning, Function.identity());
  }

  /** A text that is never repeated in a problem or a description. */
  String secret(String name, String otherwise, String meaning) {
    describe(name, "", meaning);
    return given(name).orElse(otherwise);
  }

  int number(String name, int otherwise, int least, int most, String meaning) {
    return read(
        name,
        Integer.toString(otherwise),
        meaning,
        text -> {
          int value;
          try {
            value = Integer.parseInt(text);
          } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a whole number", e);
          }
          if (value < least || value > most) {
            throw new IllegalArgumentException("must be from " + least + " to " + most);
          }
          return value;
        });
  }

  URI uri(String name, String otherwise, String meaning) {
    return read(name, otherwise, meaning, SettingsReader::httpAddress);
  }

  Optional<URI> optionalUri(String name, String meaning) {
    return read(
        name,
        "",
        meaning,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(httpAddress(text)));
  }

  Optional<String> optional(String name, String meaning) {
    describe(name, "", meaning);
    return given(name);
  }

  String oneOf(String name, String otherwise, String meaning, String... choices) {
    return read(
        name,
        otherwise,
        meaning,
        text -> {
          if (!Arrays.asList(choices).contains(text)) {
            throw new IllegalArgumentException("must be one of " + String.join(", ", choices));
          }
          return text;
        });
  }

  Map<String, URI> peers(String name, String meaning) {
    return read(
        name,
        "",
        meaning,
        text -> {
          var peers = new TreeMap<String, URI>();
          for (String pair : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length != 2) {
              throw new IllegalArgumentException("not role=http://host:port,...");
            }
            peers.put(Roles.known(parts[0].strip()), httpAddress(parts[1].strip()));
          }
          return Map.copyOf(peers);
        });
  }

  /** Refuses the start with all problems, if there are any. */
  public void finish() {
    environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.containsKey(name))
        .sorted()
        .forEach(name -> problem(name + " is not a setting of Byway"));
    if (!problems.isEmpty()) {
      throw new StartRefused(problems);
    }
  }

  String description() {
    return known.entrySet().stream()
        .map(entry -> "  %-30s %s".formatted(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private void describe(String name, String otherwise, String meaning) {
    known.put(PREFIX + name, otherwise.isEmpty() ? meaning : meaning + " (" + otherwise + ")");
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(environment.get(PREFIX + name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static URI httpAddress(String text) {
    var uri = URI.create(text);
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("not an http or https address");
    }
    return uri;
  }
}

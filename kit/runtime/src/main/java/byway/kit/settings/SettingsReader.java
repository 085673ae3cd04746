package byway.kit.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the environment, collecting every problem instead of stopping at the first. */
public final class SettingsReader {
  private static final int HIGHEST_PORT = 65_535;

  private final Map<String, String> environment;
  private final Map<Class<?>, SettingsOf<?>> modules = new LinkedHashMap<>();
  private final Map<Class<?>, Record> parts = new HashMap<>();
  private final Map<String, Setting> known = new LinkedHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Door> doors = new ArrayList<>();
  private @Nullable Class<?> reading;

  public SettingsReader(Map<String, String> environment) {
    this.environment = environment;
    var loader = SettingsOf.class.getClassLoader();
    ServiceLoader.load(SettingsOf.class, loader).stream()
        .map(found -> (SettingsOf<?>) found.get())
        .sorted(Comparator.comparing(module -> module.type().getName()))
        .forEach(module -> modules.put(module.type(), module));
  }

  Map<String, String> environment() {
    return environment;
  }

  /** What all modules were told. */
  Map<Class<?>, Record> all() {
    modules.keySet().forEach(this::part);
    return parts;
  }

  /** What another module was told, on which this one depends. */
  public <S extends Record> S of(Class<S> type) {
    return type.cast(part(type));
  }

  private Record part(Class<?> type) {
    var done = parts.get(type);
    if (done != null) {
      return done;
    }
    var module = modules.get(type);
    if (module == null) {
      throw new IllegalStateException("no module says what it is told by " + type.getName());
    }
    var before = reading;
    reading = type;
    var part = module.read(this);
    reading = before;
    parts.put(type, part);
    return part;
  }

  public void problem(String text) {
    problems.add(text);
  }

  /** What was given could not be read, which has been said; its value is the usual one. */
  public boolean isRefused(String name) {
    return refused.contains(name);
  }

  /** A port that is opened where the part runs that is being read; one that is taken is told. */
  public void opensTcp(String setting, int port) {
    doors.add(new Door(setting, true, port, part()));
  }

  /** The same for UDP. */
  public void opensUdp(String setting, int port) {
    doors.add(new Door(setting, false, port, part()));
  }

  public List<Door> doors() {
    return List.copyOf(doors);
  }

  /** A variable that is Byway's and is read by what starts this process. */
  public void readElsewhere(String name, String meaning) {
    note(name, meaning, "", "", "");
  }

  /**
   * Any value.
   *
   * @param taken what can be given, in words
   * @param parse throws with what is wrong, as the end of a sentence
   */
  public <T> T read(
      String name, String otherwise, String taken, String meaning, Function<String, T> parse) {
    note(name, meaning, "", otherwise, taken);
    return value(name, otherwise, parse);
  }

  public String text(String name, String otherwise, String meaning) {
    return read(name, otherwise, "a text", meaning, Function.identity());
  }

  /** A text that is never repeated in a problem or a description. */
  public Optional<String> secret(String name, String meaning) {
    note(name, meaning, "", "", "a secret");
    return given(name);
  }

  public Optional<String> optional(String name, String meaning) {
    note(name, meaning, "", "", "a text");
    return given(name);
  }

  public Optional<Path> file(String name, String meaning) {
    note(name, meaning, "", "", "a file");
    return given(name).map(Path::of);
  }

  /**
   * @param unit such as {@code months}
   */
  public int number(String name, int otherwise, int least, int most, String unit, String meaning) {
    note(name, meaning, unit, Integer.toString(otherwise), "%d to %d".formatted(least, most));
    return value(name, Integer.toString(otherwise), text -> number(text, least, most));
  }

  public int port(String name, int otherwise, String meaning) {
    return number(name, otherwise, 0, HIGHEST_PORT, "", meaning);
  }

  private static int number(String text, int least, int most) {
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
  }

  public URI uri(String name, String otherwise, String meaning) {
    return read(name, otherwise, "an address", meaning, SettingsReader::httpAddress);
  }

  public Optional<URI> optionalUri(String name, String meaning) {
    return read(
        name,
        "",
        "an address",
        meaning,
        text -> text.isEmpty() ? Optional.empty() : Optional.of(httpAddress(text)));
  }

  public String oneOf(String name, String otherwise, String meaning, String... choices) {
    var all = String.join(", ", choices);
    return read(
        name,
        otherwise,
        all,
        meaning,
        text -> {
          if (!Arrays.asList(choices).contains(text)) {
            throw new IllegalArgumentException("must be one of " + all);
          }
          return text;
        });
  }

  /** Refuses the start with all problems, if there are any. */
  public void finish() {
    var all = problems();
    if (!all.isEmpty()) {
      throw new StartRefused(all);
    }
  }

  /** All that is wrong so far, and the names that nobody knows. */
  public List<String> problems() {
    var all = new ArrayList<>(problems);
    environment.keySet().stream()
        .filter(name -> name.startsWith(Setting.PREFIX) && !known.containsKey(name))
        .sorted()
        .forEach(name -> all.add(name + " is not a setting of Byway"));
    return all;
  }

  List<Setting> known() {
    return List.copyOf(known.values());
  }

  private void note(String name, String meaning, String unit, String otherwise, String taken) {
    var setting = new Setting(Setting.PREFIX + name, meaning, unit, otherwise, taken, part());
    if (known.putIfAbsent(setting.name(), setting) instanceof Setting other) {
      throw new IllegalStateException(
          "%s is said by %s and by %s".formatted(other.name(), other.part(), setting.part()));
    }
  }

  private Class<?> part() {
    var part = reading;
    if (part == null) {
      throw new IllegalStateException("settings are read by the module that says them");
    }
    return part;
  }

  private <T> T value(String name, String otherwise, Function<String, T> parse) {
    var value = given(name);
    if (value.isPresent()) {
      try {
        return parse.apply(value.get());
      } catch (RuntimeException e) {
        refused.add(name);
        problem("%s%s is \"%s\": %s".formatted(Setting.PREFIX, name, value.get(), e.getMessage()));
      }
    }
    return parse.apply(otherwise);
  }

  private Optional<String> given(String name) {
    return Optional.ofNullable(environment.get(Setting.PREFIX + name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  static URI httpAddress(String text) {
    var uri = URI.create(text);
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("not an http or https address");
    }
    return uri;
  }
}

package byway.kit.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an installation can be told, by {@code BYWAY_*} environment variables and nothing else. Each
 * module says what it can be told ({@link SettingsOf}); all of it is read before anything starts,
 * and every problem is listed at once. {@code ./byway up --help} prints the names with their
 * meaning.
 */
public final class Settings {
  private final Map<String, String> environment;
  private final Map<Class<?>, Record> parts;

  private Settings(Map<String, String> environment, Map<Class<?>, Record> parts) {
    this.environment = Map.copyOf(environment);
    this.parts = Map.copyOf(parts);
  }

  /** Reads and checks the whole environment. */
  public static Settings read(Map<String, String> environment) {
    var in = new SettingsReader(environment);
    var settings = read(in);
    in.finish();
    return settings;
  }

  /** The same; problems are left with the reader, for who adds to them. */
  public static Settings read(SettingsReader in) {
    return new Settings(in.environment(), in.all());
  }

  /** All that can be told here, by module. */
  public static List<Setting> known() {
    var in = new SettingsReader(Map.of());
    var unused = read(in);
    return in.known();
  }

  /** The same for reading, a line each. */
  public static String describe() {
    return known().stream().map(Setting::line).collect(Collectors.joining("\n"));
  }

  /** These and some more, which take the place of those of the same name. */
  public Settings with(Map<String, String> more) {
    var both = new HashMap<>(environment);
    both.putAll(more);
    return read(both);
  }

  /** Whether the variable was given. */
  public boolean isGiven(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }

  /** What one module was told. */
  public <S extends Record> S of(Class<S> type) {
    var part = parts.get(type);
    if (part == null) {
      throw new IllegalStateException(
          type.getName() + " is not named in META-INF/services/" + SettingsOf.class.getName());
    }
    return type.cast(part);
  }

  /** What those modules were told that know of something, such as where their pages lead. */
  public <T> List<T> all(Class<T> kind) {
    return parts.values().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private ProcessSettings process() {
    return of(ProcessSettings.class);
  }

  public Roles roles() {
    return process().roles();
  }

  public Map<String, URI> peers() {
    return process().peers();
  }

  public String host() {
    return process().host();
  }

  public int httpPort() {
    return process().httpPort();
  }

  public URI publicUrl() {
    return process().publicUrl();
  }

  public Path data() {
    return process().data();
  }

  /** The address at which this process is reached from this machine, for the authority of a URI. */
  public String hostFromHere() {
    return hostFromHere(process().host());
  }

  /** The same of an address that is listened on. */
  public static String hostFromHere(String host) {
    return ProcessSettings.hostFromHere(host);
  }
}

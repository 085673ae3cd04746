package byway.apps.doctor;

import byway.kit.platform.Surroundings;
import byway.kit.settings.Setting;
import byway.kit.settings.Settings;
import byway.kit.settings.SettingsReader;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installation as it is told to be, and as it answers.
 *
 * @param problems of its settings, in sentences; what could not be read is as usual
 * @param server what the running server says of itself; none where none runs
 * @param hosts of its operators, where a server runs
 */
record Patient(
    Map<String, String> environment,
    Settings settings,
    List<String> problems,
    Surroundings around,
    Optional<JsonNode> server,
    List<String> hosts,
    Instant now) {

  static Patient of(
      Map<String, String> environment, Optional<JsonNode> server, List<String> hosts, Instant now) {
    var in = new SettingsReader(environment);
    var settings = Settings.read(in);
    return new Patient(
        environment, settings, in.problems(), new Surroundings(settings, in), server, hosts, now);
  }

  boolean isRunning() {
    return server.isPresent();
  }

  /** What a setting is, as a text; empty where nothing is told and nothing holds otherwise. */
  String told(String name) {
    var given = environment.getOrDefault(name, "").strip();
    return given.isEmpty()
        ? Settings.known().stream()
            .filter(known -> known.name().equals(name))
            .map(Setting::otherwise)
            .findFirst()
            .orElseThrow()
        : given;
  }

  /** The same for a number; as usual where what is told is none, which is said elsewhere. */
  int number(String name) {
    try {
      return Integer.parseInt(told(name));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  boolean isLocalOnly() {
    var host = settings.publicUrl().getHost();
    return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
  }
}

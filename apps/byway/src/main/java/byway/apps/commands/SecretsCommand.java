package byway.apps.commands;

import byway.kit.json.Json;
import byway.kit.secrets.SecretFile;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code ./byway secrets}: the versions of the installation's secret, where they are kept in a
 * file. A running server sees a change within seconds, and goes on.
 */
final class SecretsCommand {
  private static final String USAGE =
      """
      usage: ./byway secrets show                which versions there are, and what hangs on each
             ./byway secrets rotate              one more, used at once; for a server that is one process
             ./byway secrets add                 one more, known and not used yet; each process is to know it
             ./byway secrets use VERSION         from now on what is made is made with it
             ./byway secrets retire VERSION [--anyway]
                                                 it is known no more; refused while something hangs on it
      """;

  private final Map<String, String> environment;
  private final Settings settings;
  private final SecretFile file;
  private final PrintStream out;

  private SecretsCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.settings = Settings.read(environment);
    this.file = SecretFile.of(settings);
    this.out = out;
  }

  static void run(Map<String, String> environment, List<String> words, PrintStream out)
      throws Ended {
    try {
      new SecretsCommand(environment, out).run(words);
    } catch (StartRefused | IllegalArgumentException e) {
      throw new Ended(Ended.REFUSED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new Ended(Ended.NO_INPUT, String.valueOf(e.getMessage()));
    }
  }

  private void run(List<String> words) throws IOException, Ended {
    switch (words.isEmpty() ? "" : words.getFirst()) {
      case "show" -> show();
      case "add" ->
          tell(
              "Version %d is known. When every process knows it: ./byway secrets use %1$d",
              file.add());
      case "rotate" -> rotate();
      case "use" -> use(words);
      case "retire" -> retire(words);
      default -> throw usage();
    }
  }

  private static Ended usage() {
    return new Ended(Ended.USAGE, USAGE);
  }

  private static int version(List<String> words) throws Ended {
    if (words.size() < 2) {
      throw usage();
    }
    try {
      return Integer.parseInt(words.get(1));
    } catch (NumberFormatException e) {
      throw new Ended(Ended.USAGE, "\"%s\" is no version".formatted(words.get(1)));
    }
  }

  private void tell(String text, int version) throws Ended {
    out.println(text.formatted(version));
    server("POST", "/look")
        .ifPresentOrElse(
            known ->
                out.printf(
                    "The running server knows %s, and uses %d.%n",
                    known.get("known"), known.get("used").asInt()),
            () -> out.println("No server runs on this data; the next one will know."));
  }

  private void show() throws IOException, Ended {
    out.printf(
        "Secrets are kept in %s. Versions: %s; used: %d.%n",
        file.place(), file.versions(), file.used());
    var known = server("GET", "");
    if (known.isEmpty()) {
      out.println("What hangs on them is said by a running server; none runs on this data.");
      return;
    }
    for (var one : known.get().get("hanging")) {
      int version = one.get("version").asInt();
      out.printf(
          "  %s: %,d %s%n",
          version == 0 ? "lost, as no version brings them back" : "version " + version,
          one.get("count").asLong(),
          one.get("what").asText());
    }
  }

  private void rotate() throws IOException, Ended {
    if (!settings.roles().isAll() || file.isTold()) {
      throw new Ended(
          Ended.REFUSED,
          "Several processes may share this secret: ./byway secrets add, and use it when each of them knows it.");
    }
    int version = file.add();
    file.use(version);
    tell(
        "Version %d is used from now on. What was made before is recognised as long as its version is known.",
        version);
  }

  private void use(List<String> words) throws IOException, Ended {
    int version = version(words);
    file.use(version);
    tell("Version %d is used from now on.", version);
  }

  private void retire(List<String> words) throws IOException, Ended {
    int version = version(words);
    boolean anyway = words.contains("--anyway");
    var known = server("GET", "");
    if (known.isEmpty() && !anyway) {
      throw new Ended(
          Ended.UNAVAILABLE,
          "What hangs on version %d is said by a running server; none runs on this data."
              .formatted(version));
    }
    long hanging = 0;
    for (var one :
        known.map(answer -> answer.get("hanging")).orElse(Json.MAPPER.createArrayNode())) {
      if (one.get("version").asInt() == version && one.get("count").asLong() > 0) {
        hanging += one.get("count").asLong();
        out.printf(
            "%,d %s hang on version %d.%n",
            one.get("count").asLong(), one.get("what").asText(), version);
      }
    }
    if (hanging > 0 && !anyway) {
      throw new Ended(Ended.REFUSED, "They would be lost. Make them anew, or say --anyway.");
    }
    file.retire(version);
    tell("Version %d is known no more.", version);
  }

  /** What the server on this data says; none where none answers. */
  private Optional<JsonNode> server(String method, String path) throws Ended {
    try {
      var door = Door.of(environment);
      var asked = "/internal/operations/secrets" + path;
      return Optional.of(method.equals("GET") ? door.get(asked) : door.post(null, asked, Map.of()));
    } catch (Ended ended) {
      if (ended.status() == Ended.UNAVAILABLE) {
        return Optional.empty();
      }
      throw ended;
    }
  }
}

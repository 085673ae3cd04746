package byway.apps;

import byway.kit.json.Json;
import byway.kit.secrets.SecretFile;
import byway.kit.settings.Settings;
import byway.kit.settings.StartRefused;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./byway secrets}: the versions of the installation's secret, where they are kept in a
 * file. A running server sees a change within seconds, and goes on.
 */
final class SecretsCommand {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int WRONG_USE = 64;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String USAGE =
      """
      usage: ./byway secrets show                which versions there are, and what hangs on each
             ./byway secrets rotate              one more, used at once; for a server that is one process
             ./byway secrets add                 one more, known and not used yet; each process is to know it
             ./byway secrets use VERSION         from now on what is made is made with it
             ./byway secrets retire VERSION [--anyway]
                                                 it is known no more; refused while something hangs on it
      """;

  private final Settings settings;
  private final SecretFile file;
  private final PrintStream out;

  private SecretsCommand(Settings settings, PrintStream out) {
    this.settings = settings;
    this.file = SecretFile.of(settings);
    this.out = out;
  }

  /** What is said goes to {@code out}; the exit status. */
  static int run(List<String> words, PrintStream out) {
    try {
      return new SecretsCommand(Settings.read(System.getenv()), out).run(words);
    } catch (StartRefused | IOException | IllegalArgumentException e) {
      out.println(e.getMessage());
      return REFUSED;
    }
  }

  private int run(List<String> words) throws IOException {
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "show" -> show();
      case "add" ->
          tell(
              "Version %d is known. When every process knows it: ./byway secrets use %1$d",
              file.add());
      case "rotate" -> rotate();
      case "use" -> words.size() == 2 ? use(version(words.get(1))) : usage();
      case "retire" -> words.size() >= 2 ? retire(words) : usage();
      default -> usage();
    };
  }

  private int usage() {
    out.print(USAGE);
    return WRONG_USE;
  }

  private static int version(String word) {
    try {
      return Integer.parseInt(word);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"%s\" is no version".formatted(word), e);
    }
  }

  private int tell(String text, int version) throws IOException {
    out.println(text.formatted(version));
    server("POST", "/look")
        .ifPresentOrElse(
            known ->
                out.printf(
                    "The running server knows %s, and uses %d.%n",
                    known.get("known"), known.get("used").asInt()),
            () -> out.println("No server runs on this data; the next one will know."));
    return DONE;
  }

  private int show() throws IOException {
    out.printf(
        "Secrets are kept in %s. Versions: %s; used: %d.%n",
        file.place(), file.versions(), file.used());
    var known = server("GET", "");
    if (known.isEmpty()) {
      out.println("What hangs on them is said by a running server; none runs on this data.");
      return DONE;
    }
    for (var one : known.get().get("hanging")) {
      out.printf(
          "  version %d: %,d %s%n",
          one.get("version").asInt(), one.get("count").asLong(), one.get("what").asText());
    }
    return DONE;
  }

  private int rotate() throws IOException {
    if (!settings.roles().isAll() || file.isTold()) {
      out.println(
          "Several processes may share this secret: ./byway secrets add, and use it when each of them knows it.");
      return REFUSED;
    }
    int version = file.add();
    file.use(version);
    return tell(
        "Version %d is used from now on. What was made before is recognised as long as its version is known.",
        version);
  }

  private int use(int version) throws IOException {
    file.use(version);
    return tell("Version %d is used from now on.", version);
  }

  private int retire(List<String> words) throws IOException {
    int version = version(words.get(1));
    boolean anyway = words.contains("--anyway");
    var known = server("GET", "");
    if (known.isEmpty() && !anyway) {
      out.println(
          "What hangs on version %d is said by a running server; none runs on this data."
              .formatted(version));
      return REFUSED;
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
      out.println("They would be lost. Make them anew, or say --anyway.");
      return REFUSED;
    }
    file.retire(version);
    return tell("Version %d is known no more.", version);
  }

  /** What the server on this data says; none where none answers. */
  private Optional<JsonNode> server(String method, String path) throws IOException {
    var door = settings.data().resolve("local-door");
    if (Files.notExists(door)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(door);
    var request =
        HttpRequest.newBuilder(URI.create(lines.getFirst() + "/internal/operations/secrets" + path))
            .timeout(PATIENCE)
            .header("Byway-Local-Token", lines.get(1))
            .method(method, BodyPublishers.noBody())
            .build();
    try (var client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build()) {
      var answer = client.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IOException("the server answers with status " + answer.statusCode());
      }
      return Optional.of(Json.MAPPER.readTree(answer.body()));
    } catch (ConnectException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("asking the server was interrupted", e);
    }
  }
}

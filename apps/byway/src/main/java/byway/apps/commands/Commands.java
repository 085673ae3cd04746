package byway.apps.commands;

import byway.kit.json.Json;
import byway.operations.installation.api.SetUpLink;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out which command is meant, and ends with its status. */
public final class Commands {
  private static final Set<String> ALL =
      Set.of(
          "operator",
          "setup-link",
          "secrets",
          "audit",
          "backup",
          "restore",
          "books",
          "upgrade",
          "dlq",
          "doctor",
          "help");

  /** How a command is given: by the checkout's script, or by the installed one. */
  private static final String CALLED = System.getProperty("byway.called", "./byway");

  private static final String HELP =
      """
      ./byway setup-link      a new link to set up an installation that is empty
      ./byway operator        create --from FILE | list | show | suspend | resume | hosts
      ./byway secrets         show | rotate | add | use | retire: versions of the installation's secret
      ./byway audit           export NAME | verify FILE: an operator's audit log with its signed head
      ./byway backup          --to WHERE | list --from WHERE | key FILE: a backup now, and what can be restored
      ./byway restore         --from WHERE --to TIME --data DIR: an installation's data anew, as it was
      ./byway books           the proof of every operator's books
      ./byway upgrade         --confirm | --rollback: the last upgrade stays, or all is as before
      ./byway dlq             list | replay: messages that no retry could deliver
      ./byway doctor          looks at everything and says what to do; --json for a program
      ./byway up              the server itself; --help lists what it can be told
      """;

  private Commands() {}

  public static boolean knows(String word) {
    return ALL.contains(word);
  }

  /** The exit status. */
  public static int run(
      String[] words, Map<String, String> environment, PrintStream out, PrintStream err) {
    var further = Arrays.asList(words).subList(1, words.length);
    try {
      switch (words[0]) {
        case "setup-link" -> link(further, environment, out);
        case "backup" -> BackupCommand.run(environment, further, out);
        case "restore" -> RestoreCommand.run(environment, further, out);
        case "books" -> BooksCommand.run(environment, further, out);
        case "upgrade" -> UpgradeCommand.run(environment, further, out);
        case "audit" -> new AuditCommand(environment, out).run(further);
        case "secrets" -> SecretsCommand.run(environment, further, out);
        case "dlq" -> deadLetters(further, environment, out);
        case "doctor" -> {
          return DoctorCommand.run(environment, further, out);
        }
        case "help" -> out.print(HELP.replace("./byway", CALLED));
        default -> new OperatorCommand(environment, out).run(further);
      }
      return 0;
    } catch (Ended ended) {
      err.println(String.valueOf(ended.getMessage()).replace("./byway", CALLED));
      return ended.status();
    }
  }

  private static void link(List<String> further, Map<String, String> environment, PrintStream out)
      throws Ended {
    if (!further.isEmpty()) {
      throw new Ended(Ended.USAGE, "usage: ./byway setup-link");
    }
    print(
        read(
            Door.of(environment).post(null, "/internal/installation/set-up/link", Map.of()),
            SetUpLink.class),
        out);
  }

  private static void deadLetters(
      List<String> further, Map<String, String> environment, PrintStream out) throws Ended {
    var door = Door.of(environment);
    var asked = "/internal/operations/dead-letters";
    switch (String.join(" ", further)) {
      case "list" -> out.println(door.get(asked));
      case "replay" -> out.println(door.post(null, asked + "/replay", Map.of()));
      default -> throw new Ended(Ended.USAGE, "usage: ./byway dlq list|replay");
    }
  }

  /** As it is printed at a start, too. */
  public static void print(SetUpLink link, PrintStream out) {
    out.println(
        """

        This installation is empty. Open this link, or read the picture with a telephone, to set it up;
        it is good until that is done, or until a newer one is printed.

          %s

        %s"""
            .formatted(link.address(), link.picture()));
  }

  static <T> T read(JsonNode answer, Class<T> type) throws Ended {
    try {
      return Json.MAPPER.treeToValue(answer, type);
    } catch (JsonProcessingException e) {
      throw new Ended(Ended.UNAVAILABLE, "The server is of another version than this command.");
    }
  }
}

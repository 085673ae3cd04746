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
  private static final Set<String> ALL = Set.of("operator", "setup-link", "secrets", "audit");

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
        case "audit" -> new AuditCommand(environment, out).run(further);
        case "secrets" -> SecretsCommand.run(environment, further, out);
        default -> new OperatorCommand(environment, out).run(further);
      }
      return 0;
    } catch (Ended ended) {
      err.println(ended.getMessage());
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

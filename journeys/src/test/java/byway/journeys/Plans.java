package byway.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How a server did the statements of each role, from its log; the last time of each counts. */
final class Plans {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HEAD =
      Pattern.compile(".* UTC \\[\\d+] (\\w+)@\\w+ LOG: {2}duration: .* plan:");

  /** More than this a statement for one customer has no reason to look at. */
  private static final long MOST_ROWS = 5_000;

  record Plan(String role, String statement, JsonNode root) {}

  private final Map<String, Plan> plans = new TreeMap<>();

  Plans(Path log) throws IOException {
    for (var name : List.of(log + ".1", log.toString())) {
      if (Files.exists(Path.of(name))) {
        read(Files.readAllLines(Path.of(name)));
      }
    }
  }

  private void read(List<String> lines) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      var head = HEAD.matcher(lines.get(i));
      if (head.matches()) {
        var json = new StringBuilder();
        while (i + 1 < lines.size() && lines.get(i + 1).startsWith("\t")) {
          json.append(lines.get(++i).substring(1)).append('\n');
        }
        var found = JSON.readTree(json.toString());
        var statement = found.get("Query Text").asText().strip();
        plans.put(
            head.group(1) + " " + statement,
            new Plan(role(head.group(1)), statement, found.get("Plan")));
      }
    }
  }

  /** Whose login it was: there is one for each version of the installation's secret. */
  private static String role(String login) {
    return login.replaceFirst("_k[0-9]+$", "");
  }

  List<Plan> of(String role) {
    return plans.values().stream().filter(plan -> plan.role.equals(role)).toList();
  }

  Set<String> roles() {
    var roles = new TreeSet<String>();
    plans.values().forEach(plan -> roles.add(plan.role));
    return roles;
  }

  /** What is wrong with a plan where these tables are big; nothing, if nothing. */
  static List<String> problems(Plan plan, Set<String> big) {
    var problems = new ArrayList<String>();
    collect(plan.root, big, problems);
    return problems.stream().map(what -> what + " in: " + plan.statement).toList();
  }

  private static void collect(JsonNode node, Set<String> big, List<String> problems) {
    var table = node.path("Relation Name").asText();
    if (big.contains(table)) {
      var type = node.path("Node Type").asText();
      long looked =
          (long)
              ((node.path("Actual Rows").asDouble()
                      + node.path("Rows Removed by Filter").asDouble()
                      + node.path("Rows Removed by Index Recheck").asDouble())
                  * node.path("Actual Loops").asDouble(1));
      boolean done = node.path("Actual Loops").asLong() > 0;
      if (done && type.equals("Seq Scan")) {
        problems.add("reads all of " + table);
      } else if (looked > MOST_ROWS) {
        problems.add("%s looks at %,d rows of %s".formatted(type, looked, table));
      }
    }
    node.path("Plans").forEach(child -> collect(child, big, problems));
  }

  /** A page to read: each statement, and how it is done. */
  String page(String role, String title, String intro) {
    var page = new StringBuilder("# " + title + "\n\n" + intro + "\n");
    for (var plan : of(role)) {
      if (plan.root.findValue("Relation Name") == null) {
        continue; // no table's business
      }
      page.append("\n```sql\n").append(plan.statement).append("\n```\n```\n");
      lines(plan.root, 0, page);
      page.append("```\n");
    }
    return page.toString();
  }

  private static void lines(JsonNode node, int depth, StringBuilder page) {
    page.append("  ".repeat(depth));
    if (node.has("Subplan Name")) {
      page.append(node.get("Subplan Name").asText()).append(": ");
    }
    page.append(node.path("Operation").asText(node.path("Node Type").asText()));
    if (node.has("Operation")) {
      page.append(" by ").append(node.path("Node Type").asText());
    }
    for (var of : List.of("Index Name", "Relation Name", "CTE Name", "Function Name")) {
      if (node.has(of)) {
        page.append(' ').append(node.get(of).asText());
      }
    }
    if (node.path("Actual Loops").asLong() == 0) {
      page.append(" (never done)");
    } else {
      page.append(" (rows ").append((long) node.path("Actual Rows").asDouble());
      if (node.path("Actual Loops").asLong() > 1) {
        page.append(" x ").append(node.path("Actual Loops").asLong());
      }
      page.append(", pages ")
          .append(
              node.path("Shared Hit Blocks").asLong() + node.path("Shared Read Blocks").asLong());
      if (node.has("Rows Removed by Filter") && node.get("Rows Removed by Filter").asLong() > 0) {
        page.append(", left out ").append(node.get("Rows Removed by Filter").asLong());
      }
      page.append(')');
    }
    page.append('\n');
    node.path("Plans").forEach(child -> lines(child, depth + 1, page));
  }
}

package byway.apps.commands;

import byway.operations.installation.api.OperatorFile;
import byway.operations.installation.api.OwnerFile;
import byway.operations.tenants.api.TenantLimits;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an operator from a file of YAML (or JSON, which is YAML), and says all that is wrong with
 * it at once. Secrets stand in no such file: they are named, and read from the environment or from
 * files of their own, relative to this one.
 */
final class OperatorFileReader {
  private static final long LARGEST_BYTES = 100_000;
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Map<String, String> environment;
  private final List<String> problems = new ArrayList<>();

  OperatorFileReader(Map<String, String> environment) {
    this.environment = environment;
  }

  OperatorFile read(Path from) throws Ended {
    var whole = tree(from);
    only(
        whole,
        "",
        Set.of("operator", "name", "hosts", "currency", "country", "timeZone", "owner", "limits"));
    var file =
        new OperatorFile(
            needed(whole, "", "operator"),
            needed(whole, "", "name"),
            hosts(whole.path("hosts")),
            needed(whole, "", "currency"),
            text(whole, "", "country"),
            text(whole, "", "timeZone"),
            owner(whole.path("owner"), from),
            limits(whole.path("limits")));
    if (!problems.isEmpty()) {
      throw new Ended(Ended.DATA, "%s cannot be taken:".formatted(from), problems);
    }
    return file;
  }

  private JsonNode tree(Path from) throws Ended {
    try {
      if (Files.size(from) > LARGEST_BYTES) {
        throw new Ended(Ended.DATA, "%s is larger than 100 kB".formatted(from));
      }
      var whole = YAML.readTree(Files.readString(from));
      if (!whole.isObject()) {
        throw new Ended(Ended.DATA, "%s is no list of names and values".formatted(from));
      }
      return whole;
    } catch (JacksonException e) {
      throw new Ended(
          Ended.DATA,
          "%s is no YAML, at line %d: %s"
              .formatted(from, e.getLocation().getLineNr(), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new Ended(Ended.NO_INPUT, "%s cannot be read".formatted(from));
    }
  }

  private List<String> hosts(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return List.of();
    }
    var hosts = new ArrayList<String>();
    if (!given.isArray()) {
      problems.add("hosts: a list is needed, such as [wifi.example.org]");
    }
    for (var one : given) {
      hosts.add(one.asText());
    }
    return hosts;
  }

  private @Nullable OwnerFile owner(JsonNode given, Path from) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    only(given, "owner.", Set.of("mail", "name", "language", "password"));
    var language = text(given, "owner.", "language");
    return new OwnerFile(
        needed(given, "owner.", "mail"),
        needed(given, "owner.", "name"),
        language == null ? "en" : language,
        secret(given.path("password"), "owner.password", from));
  }

  private @Nullable TenantLimits limits(JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    only(given, "limits.", Set.of("hotspots", "customers", "sessions"));
    return new TenantLimits(
        number(given, "hotspots"), number(given, "customers"), number(given, "sessions"));
  }

  private @Nullable Integer number(JsonNode in, String name) {
    var given = in.path(name);
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!given.isInt()) {
      problems.add("limits." + name + ": a whole number is needed");
      return null;
    }
    return given.intValue();
  }

  /** Named, and not said: files are copied, kept and shown. */
  private @Nullable String secret(JsonNode given, String name, Path from) {
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (given.size() != 1 || !(given.has("env") || given.has("file"))) {
      problems.add(
          name + ": is named by {env: VARIABLE} or {file: PATH}, and does not stand in the file");
      return null;
    }
    if (given.has("env")) {
      var variable = given.path("env").asText();
      var value = environment.get(variable);
      if (value == null || value.isEmpty()) {
        problems.add("%s: the variable %s is not set".formatted(name, variable));
      }
      return value;
    }
    var file = from.toAbsolutePath().resolveSibling(given.path("file").asText());
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      problems.add("%s: %s cannot be read".formatted(name, file));
      return null;
    }
  }

  private void only(JsonNode given, String where, Set<String> known) {
    if (!given.isObject()) {
      problems.add(where + ": names and values are needed");
      return;
    }
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                problems.add(where + name + ": is not known here");
              }
            });
  }

  private String needed(JsonNode in, String where, String name) {
    var given = text(in, where, name);
    if (given == null || given.isBlank()) {
      problems.add(where + name + ": is needed");
      return "";
    }
    return given;
  }

  private @Nullable String text(JsonNode in, String where, String name) {
    var given = in.isObject() ? in.path(name) : MissingNode.getInstance();
    if (given.isMissingNode() || given.isNull()) {
      return null;
    }
    if (!given.isValueNode()) {
      problems.add(where + name + ": a text is needed");
      return null;
    }
    return given.asText();
  }
}

package byway.apps.commands;

import byway.kit.json.Json;
import byway.operations.audit.api.Act;
import byway.operations.audit.api.Audit;
import byway.operations.audit.api.SignedHead;
import byway.operations.tenants.api.PlatformRealm;
import byway.operations.tenants.api.Tenant;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./byway audit}: an operator's log as lines of JSON, from a running server, and whether
 * such lines are whole, which needs none.
 */
final class AuditCommand {
  private static final String USAGE =
      """
      usage: ./byway audit export NAME > FILE    all that the operator's log says, and its signed head
             ./byway audit verify FILE [--key PRINT] [--head FILE]
                                                 whether nothing in it was changed, left out or added; signed with the
                                                 key of that print, and going on from a head that was kept elsewhere""";

  private final Map<String, String> environment;
  private final PrintStream out;

  AuditCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  void run(List<String> words) throws Ended {
    var rest = new ArrayList<>(words);
    var what = rest.isEmpty() ? "" : rest.removeFirst();
    if (what.equals("export") && rest.size() == 1) {
      export(rest.getFirst());
    } else if (what.equals("verify")) {
      var key = option(rest, "--key");
      var head = option(rest, "--head");
      if (rest.size() != 1) {
        throw usage();
      }
      new VerifyLog(out).run(Path.of(rest.getFirst()), key, head == null ? null : Path.of(head));
    } else {
      throw usage();
    }
  }

  private static Ended usage() {
    return new Ended(Ended.USAGE, USAGE);
  }

  private static @Nullable String option(List<String> rest, String name) throws Ended {
    int at = rest.indexOf(name);
    if (at < 0) {
      return null;
    }
    if (at == rest.size() - 1) {
      throw usage();
    }
    var value = rest.remove(at + 1);
    rest.remove(at);
    return value;
  }

  private void export(String slug) throws Ended {
    var door = Door.of(environment);
    var operator = operator(door, slug);
    var head = Commands.read(door.get(operator, "/internal/audit/head"), SignedHead.class);
    line(Map.of("log", VerifyLog.LOG, "operator", operator));
    long after = 0;
    while (after < head.number()) {
      var acts =
          door.get(
              operator,
              "/internal/audit/chain?after=%d&limit=%d".formatted(after, Audit.MOST_OF_CHAIN));
      if (acts.isEmpty()) {
        throw new Ended(Ended.DATA, "The audit log ends before its head.");
      }
      for (var one : acts) {
        var act = Commands.read(one, Act.class);
        after = act.number();
        if (after <= head.number()) {
          line(act);
        }
      }
    }
    line(Map.of("head", head));
  }

  /** Who runs the installation has a log as well. */
  private static UUID operator(Door door, String slug) throws Ended {
    return slug.equals(PlatformRealm.SLUG)
        ? PlatformRealm.ID
        : Commands.read(
                door.get("/internal/tenants/by-slug?slug=" + Door.encoded(slug)), Tenant.class)
            .id();
  }

  private void line(Object said) {
    try {
      out.println(Json.MAPPER.writeValueAsString(said));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

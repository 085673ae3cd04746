package byway.apps.commands;

import byway.kit.context.Purpose;
import byway.operations.installation.api.OperatorApplied;
import byway.operations.tenants.api.Suspend;
import byway.operations.tenants.api.Tenant;
import byway.operations.tenants.api.TenantHost;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ./byway operator ...}, which says what it did and nothing more. */
final class OperatorCommand {
  private static final String USAGE =
      """
      usage: ./byway operator create --from FILE
             ./byway operator list
             ./byway operator show NAME
             ./byway operator suspend NAME --reason TEXT [--at-once]
             ./byway operator resume NAME
             ./byway operator hosts add|remove NAME HOST""";

  private final Map<String, String> environment;
  private final PrintStream out;

  OperatorCommand(Map<String, String> environment, PrintStream out) {
    this.environment = environment;
    this.out = out;
  }

  void run(List<String> words) throws Ended {
    var further = words.subList(Math.min(1, words.size()), words.size());
    switch (words.isEmpty() ? "" : words.getFirst() + " " + further.size()) {
      case "create 2" -> create(further.getFirst(), Path.of(further.getLast()));
      case "list 0" -> list();
      case "show 1" -> show(further.getFirst());
      case "suspend 3", "suspend 4" -> suspend(further);
      case "resume 1" -> resume(further.getFirst());
      case "hosts 3" -> hosts(further.get(0), further.get(1), further.get(2));
      default -> throw new Ended(Ended.USAGE, USAGE);
    }
  }

  private void create(String word, Path from) throws Ended {
    if (!word.equals("--from")) {
      throw new Ended(Ended.USAGE, USAGE);
    }
    var file = new OperatorFileReader(environment).read(from);
    var answer =
        Commands.read(
            door().post(null, "/internal/installation/operators", file), OperatorApplied.class);
    if (!answer.troubles().isEmpty()) {
      throw new Ended(
          Ended.DATA,
          "Nothing was done, because of %s:".formatted(from),
          answer.troubles().stream().map(one -> one.field() + ": " + one.detail()).toList());
    }
    answer.done().forEach(out::println);
    if (answer.done().isEmpty()) {
      out.println("operator " + file.slug() + ": all is so already, nothing was changed");
    }
  }

  private void list() throws Ended {
    for (var operator : all(door())) {
      out.printf(
          "%-31s  %-9s  %s%n",
          operator.slug(), operator.isSuspended() ? "suspended" : "", operator.name());
    }
  }

  /** Every one, in the order in which the server tells them. */
  static List<Tenant> all(Door door) throws Ended {
    var all = new ArrayList<Tenant>();
    var cursor = "";
    do {
      var page = door.get("/internal/tenants?limit=100" + cursor);
      for (var one : page.path("items")) {
        all.add(Commands.read(one, Tenant.class));
      }
      var next = page.path("next").asText("");
      cursor = page.path("next").isNull() || next.isEmpty() ? "" : "&cursor=" + Door.encoded(next);
    } while (!cursor.isEmpty());
    return all;
  }

  private void show(String slug) throws Ended {
    var operator = find(door(), slug);
    out.println("name       " + operator.name());
    out.println("hosts      " + String.join(", ", operator.hosts()));
    out.println("currency   " + operator.currency());
    var suspension = operator.suspended();
    if (suspension != null) {
      out.printf(
          "suspended  since %s%s: %s%n",
          suspension.since(), suspension.atOnce() ? ", at once" : "", suspension.reason());
    }
    var limits = operator.limits();
    if (limits != null) {
      out.printf(
          "limits     hotspots %s, customers %s, sessions %s%n",
          orNone(limits.hotspots()), orNone(limits.customers()), orNone(limits.sessions()));
    }
  }

  private static String orNone(@Nullable Integer limit) {
    return limit == null ? "none" : limit.toString();
  }

  private void suspend(List<String> words) throws Ended {
    var rest = new ArrayList<>(words);
    var slug = rest.removeFirst();
    boolean atOnce = rest.remove("--at-once");
    if (rest.size() != 2 || !rest.getFirst().equals("--reason")) {
      throw new Ended(Ended.USAGE, USAGE);
    }
    var reason = rest.getLast();
    var door = door();
    var operator = find(door, slug);
    var unused =
        saying(door, "operator.suspend", operator, reason)
            .post(
                null,
                "/internal/tenants/" + operator.id() + "/suspension",
                new Suspend(reason, atOnce));
    out.println(
        operator.isSuspended()
            ? "operator " + slug + " was suspended already"
            : "operator " + slug + " suspended");
  }

  private void resume(String slug) throws Ended {
    var door = door();
    var operator = find(door, slug);
    if (!operator.isSuspended()) {
      out.println("operator " + slug + " is not suspended");
      return;
    }
    var unused =
        saying(door, "operator.resume", operator, "by command")
            .delete("/internal/tenants/" + operator.id() + "/suspension");
    out.println("operator " + slug + " resumed");
  }

  private void hosts(String what, String slug, String host) throws Ended {
    var door = door();
    var operator = find(door, slug);
    boolean isThere = operator.hosts().contains(host.toLowerCase(Locale.ROOT));
    var hosts = "/internal/tenants/" + operator.id() + "/hosts";
    switch (what) {
      case "add" -> {
        var unused =
            saying(door, "operator.host-add", operator, host)
                .post(null, hosts, new TenantHost(host));
        out.println("host " + host + (isThere ? " was there already" : " added"));
      }
      case "remove" -> {
        var unused =
            saying(door, "operator.host-remove", operator, host)
                .delete(hosts + "?host=" + Door.encoded(host));
        out.println("host " + host + (isThere ? " removed" : " was not there"));
      }
      default -> throw new Ended(Ended.USAGE, USAGE);
    }
  }

  /** With what stands in the audit log of who runs the installation. */
  private static Door saying(Door door, String act, Tenant operator, String reason) {
    return door.saying(new Purpose(act, operator.id().toString(), reason, false, null));
  }

  private static Tenant find(Door door, String slug) throws Ended {
    return Commands.read(
        door.get("/internal/tenants/by-slug?slug=" + Door.encoded(slug)), Tenant.class);
  }

  private Door door() throws Ended {
    return Door.of(environment);
  }
}

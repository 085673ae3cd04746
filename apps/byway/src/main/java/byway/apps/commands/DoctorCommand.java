package byway.apps.commands;

import byway.apps.doctor.Doctor;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code ./byway doctor}: looks at everything, beside a running server or before there is one. */
final class DoctorCommand {
  private static final String USAGE = "usage: ./byway doctor [--json]";
  private static final int MOST_OPERATORS = 100;

  private DoctorCommand() {}

  /** The exit status: 1 where something is bad. */
  static int run(Map<String, String> environment, List<String> words, PrintStream out)
      throws Ended {
    if (!words.isEmpty() && !words.equals(List.of("--json"))) {
      throw new Ended(Ended.USAGE, USAGE);
    }
    var door = door(environment);
    var server = door.flatMap(DoctorCommand::server);
    var hosts =
        server.isPresent() ? door.map(DoctorCommand::hosts).orElse(List.of()) : List.<String>of();
    var doctor = Doctor.look(environment, server, hosts, Instant.now());
    if (words.isEmpty()) {
      doctor.print(out);
    } else {
      doctor.printJson(out);
    }
    return doctor.status();
  }

  /** None where no server has run on these data, or they are not this user's to read. */
  private static Optional<Door> door(Map<String, String> environment) {
    try {
      return Optional.of(Door.of(environment));
    } catch (Ended none) {
      return Optional.empty();
    }
  }

  /** None where none answers any more. */
  private static Optional<JsonNode> server(Door door) {
    try {
      return Optional.of(door.get("/internal/operations/checks"));
    } catch (Ended none) {
      return Optional.empty();
    }
  }

  private static List<String> hosts(Door door) {
    var hosts = new ArrayList<String>();
    try {
      for (var operator : door.get("/internal/tenants?limit=" + MOST_OPERATORS).path("items")) {
        operator.path("hosts").forEach(host -> hosts.add(host.asText()));
      }
    } catch (Ended unknown) {
      return List.of();
    }
    return hosts;
  }
}

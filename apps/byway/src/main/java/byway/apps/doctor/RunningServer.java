package byway.apps.doctor;

import byway.kit.checks.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a running server says of itself. */
final class RunningServer implements Examination {
  private static final long MEGABYTE = 1 << 20;

  @Override
  public List<Diagnosis> look(Patient patient) {
    return patient
        .server()
        .map(RunningServer::said)
        .orElseGet(() -> List.of(Diagnosis.good("server", "none runs on this data")));
  }

  private static List<Diagnosis> said(JsonNode server) {
    var all = new ArrayList<Diagnosis>();
    var process = server.path("process");
    long used = process.path("heapBytes").asLong() / MEGABYTE;
    long most = process.path("mostHeapBytes").asLong() / MEGABYTE;
    all.add(
        Diagnosis.good(
            "server",
            "it runs as process %d, with %,d of %,d MB of heap"
                .formatted(process.path("pid").asLong(), used, most)));
    for (var one : server.path("checks")) {
      var verdict = Verdict.valueOf(one.path("verdict").asText());
      all.add(
          new Diagnosis(
              "server",
              verdict,
              "%s: %s".formatted(one.path("check").asText(), one.path("reason").asText()),
              verdict == Verdict.BAD ? "look at its log and at the console's page of health" : ""));
    }
    return all;
  }
}

package byway.apps.doctor;

import byway.kit.checks.Verdict;
import byway.kit.json.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks all examinations, side by side, and says what they found, a line each. */
public final class Doctor {
  private static final int LONGEST_SECONDS = 20;

  private static final Map<String, Examination> EXAMINATIONS =
      Map.ofEntries(
          Map.entry("settings", new SettingsTold()),
          Map.entry("machine", new Machine()),
          Map.entry("data", new DataDirectory()),
          Map.entry("secret", new RootSecret()),
          Map.entry("clock", new ClockAndZones()),
          Map.entry("names", new HostNames()),
          Map.entry("ports", new Ports()),
          Map.entry("certificate", new CertificatesShown()),
          Map.entry("mail", new MailServer()),
          Map.entry("stores", new DatabaseAndBroker()),
          Map.entry("ways", new WaysInAndOut()),
          Map.entry("server", new RunningServer()));

  private final List<Diagnosis> found;

  private Doctor(List<Diagnosis> found) {
    this.found = found;
  }

  /**
   * @param server what a running server says of itself
   * @param hosts of its operators
   */
  public static Doctor look(
      Map<String, String> environment, Optional<JsonNode> server, List<String> hosts, Instant now) {
    var patient = Patient.of(environment, server, hosts, now);
    var asked = new ArrayList<CompletableFuture<List<Diagnosis>>>();
    EXAMINATIONS.forEach((name, examination) -> asked.add(ask(name, examination, patient)));
    var all = new ArrayList<Diagnosis>();
    asked.forEach(answer -> all.addAll(answer.join()));
    all.sort(
        Comparator.comparing(Diagnosis::verdict)
            .reversed()
            .thenComparing(Diagnosis::check)
            .thenComparing(Diagnosis::found));
    return new Doctor(List.copyOf(all));
  }

  private static CompletableFuture<List<Diagnosis>> ask(
      String name, Examination examination, Patient patient) {
    var answer = new CompletableFuture<List<Diagnosis>>();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                answer.complete(examination.look(patient));
              } catch (RuntimeException e) {
                answer.complete(
                    List.of(Diagnosis.unknown(name, "looking at it broke (" + e + ")", "")));
              }
            });
    return answer.completeOnTimeout(
        List.of(
            Diagnosis.unknown(
                name, "nothing was known after %d seconds".formatted(LONGEST_SECONDS), "")),
        LONGEST_SECONDS,
        TimeUnit.SECONDS);
  }

  /** 0, or 1 where something is bad. */
  public int status() {
    return count(Verdict.BAD) > 0 ? 1 : 0;
  }

  private long count(Verdict verdict) {
    return found.stream().filter(one -> one.verdict() == verdict).count();
  }

  /** The worst first. */
  public void print(PrintStream out) {
    found.forEach(one -> out.println(one.line()));
    out.printf(
        "%d bad, %d warnings, %d unknown, %d good%n",
        count(Verdict.BAD), count(Verdict.WARN), count(Verdict.UNKNOWN), count(Verdict.GOOD));
  }

  public void printJson(PrintStream out) {
    try {
      out.println(
          Json.MAPPER.writeValueAsString(Map.of("bad", count(Verdict.BAD), "checks", found)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

package byway.fronts.console;

import byway.fronts.web.console.Answerable;
import byway.kit.calls.CallFailed;
import byway.kit.values.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks every part for something small, and reads this process's meters. */
@Singleton
class HealthChecks {
  private static final long SLOW_MILLIS = 500;
  private static final int AWAY = 503;
  private final Map<String, Runnable> questions = new TreeMap<>();
  private final MeterRegistry metrics;

  HealthChecks(@All List<Answerable> parts, MeterRegistry metrics) {
    this.metrics = metrics;
    parts.forEach(part -> ask(part.part(), part::ask));
  }

  /** A question with an answer that only has to come. */
  private interface Question {
    Object answer();
  }

  private void ask(String part, Question question) {
    questions.put(
        part,
        () -> {
          var unused = question.answer();
        });
  }

  /** How one part answered, in milliseconds. */
  public record Part(String name, boolean answers, long millis) {
    public boolean isSlow() {
      return answers && millis > SLOW_MILLIS;
    }
  }

  /** One figure of this process. Whether something is wrong is for the checks to say. */
  public record Figure(String what, String meaning, long value) {}

  /** Everything at one moment. */
  public record Look(List<Part> parts, List<Figure> figures) {
    public long answering() {
      return parts.stream().filter(Part::answers).count();
    }
  }

  Look look(ConsoleMessages words) {
    return new Look(ask(), figures(words));
  }

  /** Each of them in turn. */
  List<Part> ask() {
    var parts = new ArrayList<Part>();
    questions.forEach((name, question) -> parts.add(part(name, question)));
    return parts;
  }

  private static Part part(String name, Runnable question) {
    long began = System.nanoTime();
    boolean answers = true;
    try {
      question.run();
    } catch (Refusal e) {
      answers = e.status() != AWAY; // who refuses a question has heard it
    } catch (CallFailed e) {
      answers = false;
    }
    return new Part(name, answers, (System.nanoTime() - began) / 1_000_000);
  }

  private List<Figure> figures(ConsoleMessages words) {
    long outbox = gauge("byway_outbox_waiting_facts");
    long queue = gauge("byway_charge_inside_reports");
    long failed = count("byway_events_received_total", "failed");
    return List.of(
        new Figure(words.factsWaiting(), words.factsWaitingText(), outbox),
        new Figure(words.reportsWaiting(), words.reportsWaitingText(), queue),
        new Figure(words.connected(), words.connectedText(), gauge("byway_device_connections")),
        new Figure(words.failedDeliveries(), words.failedDeliveriesText(), failed),
        new Figure(
            words.chargesRefused(),
            words.chargesRefusedText(),
            count("byway_charge_refused_total", "")),
        new Figure(words.requestsRefused(), words.sinceStart(), count("byway_refusals_total", "")),
        new Figure(
            words.unreadable(), words.unreadableText(), count("byway_device_malformed_total", "")));
  }

  private long gauge(String name) {
    return Math.round(
        metrics.find(name).gauges().stream()
            .mapToDouble(Gauge::value)
            .filter(Double::isFinite)
            .sum());
  }

  private long count(String name, String outcome) {
    return Math.round(
        metrics.find(name).counters().stream()
            .filter(counter -> outcome.isEmpty() || isOf(counter, outcome))
            .mapToDouble(Counter::count)
            .sum());
  }

  private static boolean isOf(Meter meter, String outcome) {
    return outcome.equals(meter.getId().getTag("outcome"));
  }
}

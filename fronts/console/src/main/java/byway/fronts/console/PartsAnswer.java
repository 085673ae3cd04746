package byway.fronts.console;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;

/** Whether every part of the platform answers, each asked for something small. */
@Singleton
class PartsAnswer implements Check {
  private static final String AT = OverviewPages.HOME + "/health";

  private final HealthChecks parts;

  PartsAnswer(HealthChecks parts) {
    this.parts = parts;
  }

  @Override
  public String name() {
    return "parts";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    var asked = parts.ask();
    var silent =
        asked.stream().filter(part -> !part.answers()).map(HealthChecks.Part::name).toList();
    if (!silent.isEmpty()) {
      var names = String.join(", ", silent);
      return Finding.bad("parts-away", "no answer from: " + names, AT, names);
    }
    var slow =
        asked.stream().filter(HealthChecks.Part::isSlow).map(HealthChecks.Part::name).toList();
    var names = String.join(", ", slow);
    return slow.isEmpty()
        ? Finding.good()
        : Finding.warn("parts-slow", "slow to answer: " + names, AT, names);
  }
}

package byway.fronts.console;

import byway.kit.checks.Check;
import byway.kit.checks.Finding;
import jakarta.inject.Singleton;

/** Whether every message between parts of the platform was delivered. */
@Singleton
class LettersDelivered implements Check {
  private final TenantLetters letters;

  LettersDelivered(TenantLetters letters) {
    this.letters = letters;
  }

  @Override
  public String name() {
    return "dead-letters";
  }

  @Override
  public boolean isOfOperator() {
    return true;
  }

  @Override
  public Finding look() {
    int waiting = letters.list().size();
    return waiting == 0
        ? Finding.good()
        : Finding.bad(
            "dead-letters",
            "messages that could not be delivered: " + waiting,
            OverviewPages.HOME + "/dead-letters",
            waiting);
  }
}

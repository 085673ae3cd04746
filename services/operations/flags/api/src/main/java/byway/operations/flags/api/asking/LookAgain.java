package byway.operations.flags.api.asking;

import byway.kit.platform.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;

/** A process that was cut off from the broker has missed what was told meanwhile. */
@Singleton
class LookAgain implements Chore {
  private static final Duration OFTEN = Duration.ofSeconds(30);

  private final RulesHere rules;

  LookAgain(RulesHere rules) {
    this.rules = rules;
  }

  @Override
  public Duration every() {
    return OFTEN;
  }

  @Override
  public void run() {
    rules.lookAgain();
  }
}

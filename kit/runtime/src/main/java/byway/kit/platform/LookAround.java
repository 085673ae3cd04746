package byway.kit.platform;

import byway.kit.checks.Checks;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Looks at what concerns the whole installation, so that the metrics know it without a page. */
@Singleton
class LookAround implements Chore {
  private static final Duration OFTEN = Duration.ofSeconds(15);

  private final Checks checks;

  LookAround(Checks checks) {
    this.checks = checks;
  }

  @Override
  public Duration every() {
    return OFTEN;
  }

  @Override
  public void run() {
    var unused = checks.installation();
  }
}

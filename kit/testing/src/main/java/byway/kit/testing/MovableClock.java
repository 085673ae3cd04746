package byway.kit.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that only a test moves. */
public final class MovableClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  public void set(Instant to) {
    now = to;
  }
}

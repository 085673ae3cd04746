package byway.apps.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The clock of a first start: it is set back, and moved on by hand through the days that the demo
 * writes its history of, until it is today and goes by itself.
 */
final class SetBackClock implements InstantSource {
  private final InstantSource real = Clock.systemUTC();
  private volatile Duration back;

  SetBackClock(Duration back) {
    this.back = back;
  }

  @Override
  public Instant instant() {
    return real.instant().minus(back);
  }

  /** Never back: what was written at a later moment would be in the future. */
  void moveTo(Instant then) {
    var now = real.instant();
    if (then.isAfter(instant()) && then.isBefore(now)) {
      back = Duration.between(then, now);
    }
  }

  void beToday() {
    back = Duration.ZERO;
  }
}

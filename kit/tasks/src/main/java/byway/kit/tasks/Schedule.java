package byway.kit.tasks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** When something comes again. */
public sealed interface Schedule {
  /** The next time after one that was done then. */
  Instant after(Instant done);

  /** So long after the last time has ended. */
  record Every(Duration interval) implements Schedule {
    public Every {
      if (!interval.isPositive()) {
        throw new IllegalArgumentException("no interval: " + interval);
      }
    }

    @Override
    public Instant after(Instant done) {
      return done.plus(interval);
    }
  }

  /** Once a day. */
  record Daily(LocalTime utc) implements Schedule {
    @Override
    public Instant after(Instant done) {
      var today = done.atOffset(ZoneOffset.UTC).with(utc).toInstant();
      return today.isAfter(done) ? today : today.plus(Duration.ofDays(1));
    }
  }
}

package byway.hotspot.agent;

import byway.hotspot.protocol.UplinkKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** A battery that empties over ten hours and fills in two, and a 4G signal that wanders. */
public final class SimulatedVitals implements Vitals {
  private static final long EMPTIES_SECONDS = Duration.ofHours(10).toSeconds();
  private static final long FILLS_SECONDS = Duration.ofHours(2).toSeconds();

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Instant full;
  private int signalDbm;

  public SimulatedVitals(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
    full = clock.instant().minusSeconds(random.nextLong(EMPTIES_SECONDS));
    signalDbm = -60 - random.nextInt(40);
  }

  @Override
  public synchronized Reading read() {
    long second =
        Math.floorMod(
            Duration.between(full, clock.instant()).toSeconds(), EMPTIES_SECONDS + FILLS_SECONDS);
    long percent =
        second < EMPTIES_SECONDS
            ? 100 - second * 90 / EMPTIES_SECONDS
            : 10 + (second - EMPTIES_SECONDS) * 90 / FILLS_SECONDS;
    signalDbm = Math.clamp(signalDbm + random.nextInt(-3, 4), -115, -50);
    return new Reading((int) percent, signalDbm, UplinkKind.CELLULAR_4G);
  }
}

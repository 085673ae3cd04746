package byway.kit.values;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Source of identifiers: UUIDs of version 7 (RFC 9562), in the order of time, so that indexes stay
 * dense.
 */
public final class Ids {
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  public Ids(InstantSource clock) {
    this.clock = clock;
  }

  public UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextInt() & 0x0fffL);
    long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}

package byway.fronts.opennds;

import byway.fronts.opennds.Client.Seen;
import byway.fronts.opennds.Metering.Instruction;
import byway.kit.values.Recent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * When a gateway is to tell again: usually after {@value #MOST_SECONDS} seconds, sooner where
 * somebody would come to the end of what is reserved before that.
 */
@Singleton
class Paces {
  private static final int MOST_SECONDS = 10;
  private static final int MOST_KNOWN = 50_000;

  private final InstantSource clock;
  private final Recent<UUID, Before> last = new Recent<>(MOST_KNOWN);

  Paces(InstantSource clock) {
    this.clock = clock;
  }

  private record Before(Instant at, Map<Client, Long> usedBytes) {}

  int secondsToNext(Gateway gateway, List<Seen> seen, List<Instruction> instructions) {
    var used = new HashMap<Client, Long>();
    seen.forEach(one -> used.put(one.client(), one.usedBytesUp() + one.usedBytesDown()));
    var now = new Before(clock.instant(), used);
    var before = last.put(gateway.deviceId(), now);
    if (before == null) {
      return 1;
    }
    double seconds = Math.max(0.1, Duration.between(before.at, now.at).toMillis() / 1_000.0);
    double soonest = MOST_SECONDS;
    for (var order : instructions) {
      if (order instanceof Instruction.Left(var client, long leftBytes)) {
        long more = used.getOrDefault(client, 0L) - before.usedBytes.getOrDefault(client, 0L);
        soonest = more <= 0 ? soonest : Math.min(soonest, leftBytes / (more / seconds) / 2);
      }
    }
    return Math.clamp(Math.round(soonest), 1, MOST_SECONDS);
  }
}

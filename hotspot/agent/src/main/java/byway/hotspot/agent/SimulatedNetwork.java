package byway.hotspot.agent;

import byway.hotspot.protocol.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enforcement without packets: clients say how much they want and get what the rules allow. */
public final class SimulatedNetwork implements Enforcement {
  private static final long BURST_SECONDS = 1;

  private final InstantSource clock;
  private final Map<MacAddress, SimulatedClient> clients = new HashMap<>();
  private final Map<MacAddress, Rule> rules = new HashMap<>();
  private final Map<UUID, Counters> counters = new HashMap<>();
  private long generation;
  private long gardenBytes;
  private @Nullable Listener listener;

  /**
   * A network with nobody admitted.
   *
   * @param clock for the rate limits
   * @param generation of the counters, other than that of any earlier network with the same journal
   */
  public SimulatedNetwork(InstantSource clock, long generation) {
    this.clock = clock;
    this.generation = generation;
  }

  /** The client with this address; always the same one. */
  public synchronized SimulatedClient client(MacAddress mac) {
    return clients.computeIfAbsent(mac, m -> new SimulatedClient(this, m));
  }

  /** The whole box loses power: nobody is admitted, the counters start from zero. */
  public synchronized void losePower() {
    rules.clear();
    counters.clear();
    gardenBytes = 0;
    generation++;
    listener = null;
  }

  @Override
  public synchronized long generation() {
    return generation;
  }

  @Override
  public synchronized void admit(Admission admission) {
    Rule before = rules.get(admission.client());
    boolean same =
        before != null
            && before.admission.sessionId().equals(admission.sessionId())
            && before.admission.rateLimitKbps() == admission.rateLimitKbps();
    rules.put(admission.client(), new Rule(admission, clock.instant(), same ? before : null));
    counters.putIfAbsent(admission.sessionId(), Counters.ZERO);
  }

  @Override
  public synchronized void walledGarden(MacAddress client) {
    rules.remove(client);
  }

  @Override
  public synchronized void forget(UUID sessionId) {
    rules.values().removeIf(rule -> rule.admission.sessionId().equals(sessionId));
    counters.remove(sessionId);
  }

  @Override
  public synchronized Map<UUID, Counters> counters() {
    return Map.copyOf(counters);
  }

  @Override
  public synchronized void listen(Listener newListener) {
    listener = newListener;
  }

  @Override
  public synchronized long gardenBytes() {
    return gardenBytes;
  }

  /** Bytes to or from a free place, which every client may reach. */
  public synchronized void passInGarden(long bytes) {
    gardenBytes += bytes;
  }

  /** What of the wanted bytes passes. */
  long pass(MacAddress client, boolean up, long wantedBytes) {
    long passed = 0;
    UUID noticed = null;
    Listener told;
    synchronized (this) {
      told = listener;
      Rule rule = rules.get(client);
      if (rule != null) {
        Admission a = rule.admission;
        Counters before = counters.getOrDefault(a.sessionId(), Counters.ZERO);
        long left = Math.max(0, a.limitBytes() - before.totalBytes());
        passed = rule.take(up, Math.min(wantedBytes, left), clock.instant());
        Counters after =
            up
                ? new Counters(before.bytesUp() + passed, before.bytesDown())
                : new Counters(before.bytesUp(), before.bytesDown() + passed);
        counters.put(a.sessionId(), after);
        if (after.totalBytes() >= Math.min(a.noticeBytes(), a.limitBytes())) {
          noticed = a.sessionId();
        }
      }
    }
    // Outside the lock: the listener may hold locks of its own.
    if (told != null && noticed != null) {
      told.noticed(noticed);
    } else if (told != null && passed == 0 && wantedBytes > 0) {
      told.blocked(client);
    }
    return passed;
  }

  /** An admission with what its rate limit has saved up. */
  private static final class Rule {
    private final Admission admission;
    private final long[] savedBytes = new long[2];
    private Instant filled;

    Rule(Admission admission, Instant now, @Nullable Rule before) {
      this.admission = admission;
      filled = before == null ? now : before.filled;
      for (int i = 0; i < savedBytes.length; i++) {
        savedBytes[i] = before == null ? bytesIn(Duration.ofSeconds(1)) : before.savedBytes[i];
      }
    }

    long take(boolean up, long bytes, Instant now) {
      if (admission.rateLimitKbps() == 0) {
        return bytes;
      }
      Duration elapsed = Duration.between(filled, now);
      if (elapsed.isPositive()) {
        filled = now;
        long most = bytesIn(Duration.ofSeconds(BURST_SECONDS));
        for (int i = 0; i < savedBytes.length; i++) {
          savedBytes[i] = Math.min(most, savedBytes[i] + bytesIn(elapsed));
        }
      }
      int direction = up ? 0 : 1;
      long taken = Math.min(bytes, savedBytes[direction]);
      savedBytes[direction] -= taken;
      return taken;
    }

    private long bytesIn(Duration time) {
      long millis = Math.min(time.toMillis(), BURST_SECONDS * 1000);
      return admission.rateLimitKbps() * millis / 8;
    }
  }
}

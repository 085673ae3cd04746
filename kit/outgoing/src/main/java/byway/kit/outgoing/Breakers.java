package byway.kit.outgoing;

import byway.kit.values.Recent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Destinations that failed a tenant several times in a row are left alone for a while, and then
 * tried by one call before others follow. Each tenant has its own: what one has typed in wrongly is
 * no failure to another that calls the same host.
 */
final class Breakers {
  private static final int MOST = 10_000;
  private static final int FAILURES = 5;
  private static final Duration SHORTEST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Recent<Key, State> states = new Recent<>(MOST);
  private final InstantSource clock;

  Breakers(InstantSource clock) {
    this.clock = clock;
  }

  /** One tenant at one destination. */
  record Key(@Nullable UUID tenant, String host, int port) {}

  /**
   * @param openUntil none while calls go through
   */
  private record State(int failures, Duration pause, @Nullable Instant openUntil) {
    static final State FRESH = new State(0, SHORTEST, null);

    State failed(Instant now) {
      if (failures + 1 < FAILURES) {
        return new State(failures + 1, pause, null);
      }
      var longer = pause.multipliedBy(2);
      return new State(
          FAILURES - 1, longer.compareTo(LONGEST) > 0 ? LONGEST : longer, now.plus(pause));
    }
  }

  /** Whether a call may be tried; where the wait is over, whoever asks first tries for all. */
  boolean lets(Key key) {
    var now = clock.instant();
    var tries = new boolean[] {true};
    var unused =
        states.compute(
            key,
            (same, state) -> {
              if (state == null || state.openUntil() == null) {
                return state;
              }
              tries[0] = !now.isBefore(state.openUntil());
              return tries[0]
                  ? new State(state.failures(), state.pause(), now.plus(SHORTEST))
                  : state;
            });
    return tries[0];
  }

  void worked(Key key) {
    var unused = states.remove(key);
  }

  void failed(Key key) {
    var now = clock.instant();
    var unused =
        states.compute(key, (same, state) -> (state == null ? State.FRESH : state).failed(now));
  }

  long open() {
    var now = clock.instant();
    return states.values().stream()
        .filter(state -> state.openUntil() != null && now.isBefore(state.openUntil()))
        .count();
  }
}

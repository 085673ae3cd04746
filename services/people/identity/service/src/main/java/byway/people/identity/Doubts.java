package byway.people.identity;

import byway.kit.context.Context;
import byway.kit.values.Recent;
import byway.people.identity.api.CameFrom;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What this process remembers of those who guess wrongly, so that who comes without pause is turned
 * away before the database is asked or a turn is taken. What counts is kept in the database: here
 * is only what it has said of late, and what is forgotten here is asked for again.
 */
@Singleton
final class Doubts {
  private static final int MOST = 10_000;

  /** So long a place that was wrong waits among others like it. */
  private static final Duration AFTER_WRONG = Duration.ofMinutes(10);

  /** Another process may have forgiven meanwhile. */
  private static final Duration ASKED_AGAIN_AFTER = Duration.ofSeconds(30);

  /** Nobody reads that there is no room, and asks again, so soon. */
  private static final Duration TOO_SOON = Duration.ofSeconds(2);

  /** A person who is told that there is no room tries again, and then does something else. */
  private static final int TOO_OFTEN = 3;

  private static final Duration OFTEN = Duration.ofMinutes(1);

  private final Recent<String, Instant> crowd = new Recent<>(MOST);
  private final Recent<String, TurnedAway> turnedAway = new Recent<>(MOST);
  private final Recent<String, Wait> waits = new Recent<>(MOST);

  private record Wait(Instant until, Instant askAgainAt) {}

  /** How often there was no room for one place, and when it was told so last. */
  private record TurnedAway(int times, Instant since, Instant lastAt) {}

  /** Seconds that the database has told to wait; 0 where it has to be asked. */
  synchronized int waitSeconds(byte[] what, Instant now) {
    var wait = waits.get(key(what));
    if (wait == null
        || !wait.askAgainAt().isAfter(now)
        || wait.askAgainAt().isAfter(now.plus(ASKED_AGAIN_AFTER)) // by a clock that was ahead
        || !wait.until().isAfter(now)) {
      return 0;
    }
    return (int) Duration.between(now, wait.until()).plusMillis(999).toSeconds();
  }

  /** The database has told so. */
  synchronized void wait(byte[] what, int seconds, Instant now) {
    waits.put(key(what), new Wait(now.plusSeconds(seconds), now.plus(ASKED_AGAIN_AFTER)));
  }

  synchronized void forgive(byte[] what) {
    waits.remove(key(what));
  }

  /** What came from there was wrong, or one of very many. */
  synchronized void wrong(@Nullable CameFrom from, Instant now) {
    if (from != null) {
      crowd.put(place(from), now.plus(AFTER_WRONG));
      if (from.device() != null) {
        crowd.put(device(from), now.plus(AFTER_WRONG));
      }
    }
  }

  /**
   * There was no room for it. A place that comes again at once, or again and again, as no person
   * does, is one of those that take the room.
   */
  synchronized void turnedAway(@Nullable CameFrom from, Instant now) {
    if (from == null) {
      return;
    }
    var before = turnedAway.get(place(from));
    var told =
        before == null || !before.since().isAfter(now.minus(OFTEN))
            ? new TurnedAway(1, now, now)
            : new TurnedAway(before.times() + 1, before.since(), now);
    var unused = turnedAway.put(place(from), told);
    boolean isSoon = before != null && before.lastAt().isAfter(now.minus(TOO_SOON));
    if (isSoon || told.times() >= TOO_OFTEN) {
      wrong(from, now);
    }
  }

  /** Whether that place was wrong of late. */
  synchronized boolean isWrong(@Nullable CameFrom from, Instant now) {
    return from != null && isAfter(crowd.get(place(from)), now);
  }

  /** Whether the word that came along was there when somebody was wrong of late. */
  synchronized boolean isWrongDevice(@Nullable CameFrom from, Instant now) {
    return from != null && from.device() != null && isAfter(crowd.get(device(from)), now);
  }

  private static boolean isAfter(@Nullable Instant until, Instant now) {
    return until != null && until.isAfter(now);
  }

  private static String key(byte[] what) {
    return Context.tenantId() + HexFormat.of().formatHex(what);
  }

  private static String place(CameFrom from) {
    return key(Secrets.hash("place", from.source()));
  }

  private static String device(CameFrom from) {
    return key(Secrets.hash("device", String.valueOf(from.device())));
  }
}

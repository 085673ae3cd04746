package byway.fronts.radius;

import byway.kit.radius.Packet;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the last half minute, so that a repeated one is answered as before and done once (RFC
 * 5080 section 2.2.2). A request is known by its sender, number and authenticator.
 */
final class Duplicates {
  private static final long KEPT_MILLIS = 30_000;

  private static final New NEW = new New();

  private final int most;
  private final InstantSource clock;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  Duplicates(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /** What makes a request the same; there are hundreds of thousands of these, so they are small. */
  record Key(SocketAddress from, int code, int identifier, long high, long low) {
    static Key of(SocketAddress from, Packet packet) {
      var authenticator = ByteBuffer.wrap(packet.authenticator());
      return new Key(
          from,
          packet.code().number(),
          packet.identifier(),
          authenticator.getLong(),
          authenticator.getLong());
    }

    /** Of an authenticator, which is random or a hash, half is enough to find it by. */
    @Override
    public int hashCode() {
      return Long.hashCode(high);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key that
          && high == that.high
          && low == that.low
          && identifier == that.identifier
          && code == that.code
          && from.equals(that.from);
    }
  }

  private static final class Entry {
    private final long untilMillis;
    private byte @Nullable [] answer;

    private Entry(long untilMillis) {
      this.untilMillis = untilMillis;
    }
  }

  /** What to do with a request. */
  sealed interface Seen {}

  /** It is new. */
  record New() implements Seen {}

  /** It is being worked at. */
  record Working() implements Seen {}

  /** It was answered so. */
  record Answered(ByteBuffer answer) implements Seen {}

  synchronized Seen look(Key key) {
    long now = clock.millis();
    forget(now);
    var known = entries.get(key);
    if (known == null) {
      entries.put(key, new Entry(now + KEPT_MILLIS));
      return NEW;
    }
    return known.answer == null ? new Working() : new Answered(ByteBuffer.wrap(known.answer));
  }

  /** The oldest go first; each stays as long as the next, so they are in the order of their end. */
  private void forget(long now) {
    var oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      var entry = oldest.next();
      if (entries.size() < most && entry.untilMillis > now) {
        return;
      }
      oldest.remove();
    }
  }

  synchronized void answered(Key key, byte[] answer) {
    var known = entries.get(key);
    if (known != null) {
      known.answer = answer;
    }
  }

  /** It could not be answered: when it comes again, it is tried again. */
  synchronized void forget(Key key) {
    entries.remove(key);
  }
}

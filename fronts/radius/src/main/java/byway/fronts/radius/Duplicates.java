package byway.fronts.radius;

import byway.kit.radius.Packet;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests of the last half minute, so that a repeated one is answered as before and done once (RFC
 * 5080 section 2.2.2). A request is known by its sender, number and authenticator.
 */
final class Duplicates {
  private static final Duration KEPT = Duration.ofSeconds(30);

  private final int most;
  private final InstantSource clock;
  private final Map<Key, Entry> entries = new LinkedHashMap<>();

  Duplicates(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  private record Key(SocketAddress from, int code, int identifier, ByteBuffer authenticator) {
    static Key of(SocketAddress from, Packet packet) {
      return new Key(
          from,
          packet.code().number(),
          packet.identifier(),
          ByteBuffer.wrap(packet.authenticator()));
    }
  }

  private static final class Entry {
    private final Instant until;
    private byte @Nullable [] answer;

    private Entry(Instant until) {
      this.until = until;
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

  synchronized Seen look(SocketAddress from, Packet packet) {
    var now = clock.instant();
    forget(now);
    var key = Key.of(from, packet);
    var known = entries.get(key);
    if (known == null) {
      entries.put(key, new Entry(now.plus(KEPT)));
      return new New();
    }
    return known.answer == null ? new Working() : new Answered(ByteBuffer.wrap(known.answer));
  }

  /** The oldest go first; each stays as long as the next, so they are in the order of their end. */
  private void forget(Instant now) {
    var oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      var entry = oldest.next();
      if (entries.size() < most && entry.until.isAfter(now)) {
        return;
      }
      oldest.remove();
    }
  }

  synchronized void answered(SocketAddress from, Packet packet, byte[] answer) {
    var known = entries.get(Key.of(from, packet));
    if (known != null) {
      known.answer = answer;
    }
  }

  /** It could not be answered: when it comes again, it is tried again. */
  synchronized void forget(SocketAddress from, Packet packet) {
    entries.remove(Key.of(from, packet));
  }
}

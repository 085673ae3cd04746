package byway.fronts.devicelink.mqtt;

import org.jspecify.annotations.Nullable;

/** Bytes as they come, cut into packets. Holds no more than a packet and what came with its end. */
final class Framing {
  private static final byte[] NOTHING = {};
  private static final int LEVEL_AT = 6;
  private static final byte[] NAME = {0, 4, 'M', 'Q', 'T', 'T'};

  private byte[] bytes = NOTHING;
  private int at;
  private int end;
  private int head;

  void add(byte[] chunk) {
    int left = end - at;
    if (left == 0) {
      bytes = chunk;
      at = 0;
      end = chunk.length;
      return;
    }
    if (bytes.length - end < chunk.length) {
      var larger = new byte[Math.max(2 * left, left + chunk.length)];
      System.arraycopy(bytes, at, larger, 0, left);
      bytes = larger;
      at = 0;
      end = left;
    }
    System.arraycopy(chunk, 0, bytes, end, chunk.length);
    end += chunk.length;
  }

  /** The first byte of the packet that {@link #next} gave. */
  int head() {
    return head;
  }

  /** What follows the fixed header of the next packet; null until all of it is here. */
  @Nullable Reading next() {
    if (end - at < 2) {
      release();
      return null;
    }
    int length = 0;
    int from = at + 1;
    for (int shift = 0; ; shift += 7) {
      if (shift > 21) {
        throw Broken.malformed("a length that does not end");
      }
      if (from == end) {
        return null;
      }
      int octet = bytes[from++] & 0xFF;
      length |= (octet & 0x7F) << shift;
      if (octet < 0x80) {
        if (octet == 0 && shift > 0) {
          throw Broken.malformed("a length in a longer form than needed");
        }
        break;
      }
    }
    if (from - at + length > Terms.PACKET_BYTES) {
      throw new Broken(Reason.PACKET_TOO_LARGE, "a packet of more than " + Terms.PACKET_BYTES);
    }
    if (end - from < length) {
      return null;
    }
    head = bytes[at] & 0xFF;
    at = from + length;
    return new Reading(bytes, from, at);
  }

  /** The next packet's first byte, or -1 before it is here. */
  int coming() {
    return at < end ? bytes[at] & 0xFF : -1;
  }

  /** The protocol's level in a CONNECT that is not read any further; 0 where it cannot be seen. */
  int levelOfConnect() {
    int from = at + 1;
    while (from < end && from < at + 4 && bytes[from] < 0) {
      from++;
    }
    from++;
    if (end - from <= LEVEL_AT) {
      return 0;
    }
    for (int i = 0; i < LEVEL_AT; i++) {
      if (bytes[from + i] != NAME[i]) {
        return 0;
      }
    }
    return bytes[from + LEVEL_AT];
  }

  /** A line at rest keeps no buffer. */
  private void release() {
    if (at == end) {
      bytes = NOTHING;
      at = 0;
      end = 0;
    }
  }
}

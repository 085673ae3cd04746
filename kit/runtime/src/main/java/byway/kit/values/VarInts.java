package byway.kit.values;

import java.nio.ByteBuffer;

/**
 * Numbers in as many bytes as they need: seven bits a byte, lowest first, the high bit on all but
 * the last, as in Protocol Buffers. Those that may be negative are folded first (0, -1, 1, -2 ...).
 */
public final class VarInts {
  /** What a number needs at most. */
  public static final int MOST_BYTES = 10;

  private VarInts() {}

  public static void put(ByteBuffer out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.put((byte) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    out.put((byte) rest);
  }

  public static long take(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than 64 bits");
  }

  public static void putFolded(ByteBuffer out, long value) {
    put(out, (value << 1) ^ (value >> 63));
  }

  public static long takeFolded(ByteBuffer in) {
    long folded = take(in);
    return (folded >>> 1) ^ -(folded & 1);
  }
}

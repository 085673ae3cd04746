package byway.operations.flags.api.asking;

/** MurmurHash3, x86, 32 bits (Austin Appleby, public domain): what shares are drawn by. */
final class Murmur3 {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Murmur3() {}

  /** As a number from 0 to 2^32 - 1. */
  static long hash(byte[] bytes, int seed) {
    int hash = seed;
    int blocks = bytes.length & ~3;
    for (int i = 0; i < blocks; i += 4) {
      int block =
          (bytes[i] & 0xff)
              | ((bytes[i + 1] & 0xff) << 8)
              | ((bytes[i + 2] & 0xff) << 16)
              | (bytes[i + 3] << 24);
      hash = Integer.rotateLeft(hash ^ mixed(block), 13) * 5 + 0xe6546b64;
    }
    int tail = 0;
    for (int i = bytes.length - 1; i >= blocks; i--) {
      tail = (tail << 8) | (bytes[i] & 0xff);
    }
    hash ^= mixed(tail) ^ bytes.length;
    hash ^= hash >>> 16;
    hash *= 0x85ebca6b;
    hash ^= hash >>> 13;
    hash *= 0xc2b2ae35;
    hash ^= hash >>> 16;
    return Integer.toUnsignedLong(hash);
  }

  private static int mixed(int block) {
    return Integer.rotateLeft(block * C1, 15) * C2;
  }
}

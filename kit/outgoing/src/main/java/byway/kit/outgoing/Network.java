package byway.kit.outgoing;

import java.net.InetAddress;

/**
 * A block of addresses (RFC 4632, RFC 4291), such as {@code 10.20.0.0/16}.
 *
 * @param bits of the prefix
 */
public record Network(InetAddress address, int bits) {
  /** No name is ever looked up; refuses what is no block in a sentence. */
  static Network parse(String text) {
    int slash = text.indexOf('/');
    try {
      var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = address.getAddress().length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits > 0 && bits <= most) {
        return new Network(address, bits);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + " is no block of addresses", e);
    }
    throw new IllegalArgumentException(text + " is every address, or too long a prefix");
  }

  boolean has(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] its = other.getAddress();
    if (mine.length != its.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = 0xff << Math.max(0, 8 - (bits - bit)) & 0xff;
      if (((mine[bit / 8] ^ its[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}

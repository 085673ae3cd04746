package byway.kit.settings;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The proxies in front of this installation, as addresses and blocks of addresses (RFC 4632, RFC
 * 4291). Only their word about who is behind them is believed; without any, nobody's is.
 */
public final class TrustedProxies {
  private static final int MOST = 100;

  private final List<Block> blocks;

  private TrustedProxies(List<Block> blocks) {
    this.blocks = blocks;
  }

  private record Block(InetAddress address, int bits) {
    boolean has(InetAddress other) {
      byte[] mine = address.getAddress();
      byte[] its = other.getAddress();
      if (mine.length != its.length) {
        return false;
      }
      int whole = bits / 8;
      int rest = bits % 8;
      int mask = 0xff << (8 - rest) & 0xff;
      return Arrays.equals(mine, 0, whole, its, 0, whole)
          && (rest == 0 || (mine[whole] & mask) == (its[whole] & mask));
    }
  }

  /** Reads a list such as {@code 10.0.0.5, 10.1.0.0/16, fd00::/8}; no name is ever looked up. */
  public static TrustedProxies parse(String text) {
    var blocks = new ArrayList<Block>();
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      blocks.add(block(part.strip()));
    }
    if (blocks.size() > MOST) {
      throw new IllegalArgumentException("more than " + MOST + " addresses");
    }
    return new TrustedProxies(List.copyOf(blocks));
  }

  private static Block block(String text) {
    int slash = text.indexOf('/');
    try {
      var address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int most = address.getAddress().length * 8;
      int bits = slash < 0 ? most : Integer.parseInt(text.substring(slash + 1));
      if (bits > 0 && bits <= most) {
        return new Block(address, bits);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(text + " is no address or block of addresses", e);
    }
    throw new IllegalArgumentException(text + " trusts everybody, or is too long a prefix");
  }

  public boolean has(InetAddress address) {
    return blocks.stream().anyMatch(block -> block.has(address));
  }
}

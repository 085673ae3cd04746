package byway.network.access.api;

import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where somebody is in the network, so far as it tells one subscriber from another. */
public final class Source {
  private static final int PREFIX_BYTES = 8;

  private Source() {}

  /**
   * An IPv4 address, the 64 bits of an IPv6 address that one subscriber has (RFC 6177), or {@code
   * here} for this machine.
   *
   * @param address as a connection has it; none where that is not known
   * @return none where it is no address
   */
  public static @Nullable String of(@Nullable String address) {
    if (address == null) {
      return null;
    }
    try {
      var literal = InetAddress.ofLiteral(address);
      if (literal.isLoopbackAddress()) {
        return "here";
      }
      var bytes = literal.getAddress();
      return bytes.length == 4
          ? literal.getHostAddress()
          : HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES) + "/64";
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

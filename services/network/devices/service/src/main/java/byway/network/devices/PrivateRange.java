package byway.network.devices;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A part of a private network: RFC 1918, RFC 6598 or RFC 4193. A hotspot refuses anything else as
 * well.
 */
final class PrivateRange {
  private static final Pattern IPV4 =
      Pattern.compile("(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  private static final Pattern RANGE = Pattern.compile("([0-9a-f:.]{2,45})/([0-9]{1,3})");

  private PrivateRange() {}

  /**
   * In its one form.
   *
   * @throws IllegalArgumentException where it is none
   */
  static String of(String typed) {
    var parts = RANGE.matcher(typed.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      throw wrong();
    }
    var address = address(parts.group(1));
    int bits = Integer.parseInt(parts.group(2));
    if (bits > address.length * 8 || !isPrivate(address, bits) || !beginsThere(address, bits)) {
      throw wrong();
    }
    return parts.group(1) + "/" + bits;
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "are parts of private networks such as 10.20.0.0/16 or fd12::/32");
  }

  private static byte[] address(String literal) {
    if (literal.indexOf(':') < 0 && !IPV4.matcher(literal).matches()) {
      throw wrong();
    }
    try {
      var address =
          InetAddress.getByName(literal).getAddress(); // of digits alone: no name is asked
      if ((literal.indexOf(':') >= 0) != (address.length == 16)) {
        throw wrong();
      }
      return address;
    } catch (UnknownHostException e) {
      throw wrong();
    }
  }

  private static boolean isPrivate(byte[] address, int bits) {
    int first = address[0] & 0xff;
    int second = address[1] & 0xff;
    return address.length == 16
        ? (first & 0xfe) == 0xfc && bits >= 7
        : (first == 10 && bits >= 8)
            || (first == 100 && (second & 0xc0) == 64 && bits >= 10)
            || (first == 172 && (second & 0xf0) == 16 && bits >= 12)
            || (first == 192 && second == 168 && bits >= 16);
  }

  private static boolean beginsThere(byte[] address, int bits) {
    for (int bit = bits; bit < address.length * 8; bit++) {
      if ((address[bit / 8] >> (7 - bit % 8) & 1) != 0) {
        return false;
      }
    }
    return true;
  }
}

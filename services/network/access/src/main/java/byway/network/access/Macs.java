package byway.network.access;

import byway.kit.values.Refusal;
import java.util.Locale;
import java.util.regex.Pattern;

/** The link addresses of client devices, in the one form in which they are kept and compared. */
final class Macs {
  private static final Pattern PAIRS = Pattern.compile("[0-9a-fA-F]{2}([:-]?[0-9a-fA-F]{2}){5}");
  private static final long GROUP = 0x0100_0000_0000L;

  private Macs() {}

  /**
   * Six bytes in lower-case hexadecimal with colons. Refuses with {@code mac_invalid}, also what
   * can be no single device's address: all zeros, and addresses of groups (IEEE 802, the I/G bit).
   */
  static String normal(String text) {
    if (!PAIRS.matcher(text).matches()) {
      throw Refusal.invalid("mac_invalid", "a MAC address has six pairs of hexadecimal digits");
    }
    var digits = text.replaceAll("[:-]", "").toLowerCase(Locale.ROOT);
    long bits = Long.parseLong(digits, 16);
    if (bits == 0 || (bits & GROUP) != 0) {
      throw Refusal.invalid("mac_invalid", "this is not the MAC address of one device");
    }
    return digits.replaceAll("(..)(?!$)", "$1:");
  }
}

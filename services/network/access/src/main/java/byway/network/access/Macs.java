package byway.network.access;

import byway.kit.values.MacAddress;
import byway.kit.values.Refusal;

/** The link addresses of client devices, in the one form in which they are kept and compared. */
final class Macs {
  private static final int GROUP = 1;

  private Macs() {}

  /**
   * Six bytes in lower-case hexadecimal with colons. Refuses with {@code mac_invalid}, also what
   * can be no single device's address: all zeros, and addresses of groups (IEEE 802, the I/G bit).
   */
  static String normal(String text) {
    var mac =
        MacAddress.normal(text)
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "mac_invalid", "a MAC address has six pairs of hexadecimal digits"));
    boolean group = (Character.digit(mac.charAt(1), 16) & GROUP) != 0;
    if (group || mac.equals("00:00:00:00:00:00")) {
      throw Refusal.invalid("mac_invalid", "this is not the MAC address of one device");
    }
    return mac;
  }
}

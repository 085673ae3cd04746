package byway.network.access;

import byway.kit.values.MacAddress;
import byway.kit.values.Refusal;

/** The link addresses of client devices, in the one form in which they are kept and compared. */
final class Macs {
  private Macs() {}

  /** Six bytes in lower-case hexadecimal with colons. Refuses with {@code mac_invalid}. */
  static String normal(String text) {
    return MacAddress.ofDevice(text)
        .orElseThrow(
            () ->
                Refusal.invalid(
                    "mac_invalid",
                    "one device's MAC address, six pairs of hexadecimal digits, is needed"));
  }
}

package byway.fronts.radius;

import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.values.MacAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * MAC addresses, which every vendor writes in a way of its own, some with the name of the network
 * after it (RFC 3580 section 3.20).
 */
final class StationId {
  private static final String HEX = "[0-9A-Fa-f]";
  private static final Pattern WITH_MORE =
      Pattern.compile(
          "\\s*("
              + (HEX + "{2}(?:[-:.]" + HEX + "{2}){5}|")
              + (HEX + "{4}(?:[-:.]" + HEX + "{4}){2}|")
              + (HEX + "{6}[-:.]" + HEX + "{6}|")
              + (HEX + "{12})(?:(?:[:/;,@#]|\\s).*)?"),
          Pattern.DOTALL);

  private StationId() {}

  /** The client device's, as contracts write it. */
  static Optional<String> mac(Packet packet) {
    return mac(packet.text(Type.CALLING_STATION_ID));
  }

  static Optional<String> mac(String text) {
    var mac = MacAddress.ofDevice(text);
    if (mac.isPresent() || text.isEmpty()) {
      return mac;
    }
    var match = WITH_MORE.matcher(text);
    return match.matches() ? MacAddress.ofDevice(match.group(1)) : Optional.empty();
  }
}

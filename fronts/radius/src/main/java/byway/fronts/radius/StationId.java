package byway.fronts.radius;

import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import java.util.Locale;
import java.util.Optional;

/** MAC addresses, which every vendor writes in a way of its own. */
final class StationId {
  private StationId() {}

  /** The client device's, as contracts write it. */
  static Optional<String> mac(Packet packet) {
    return mac(packet.text(Type.CALLING_STATION_ID));
  }

  static Optional<String> mac(String text) {
    if (text.length() > 17) {
      return Optional.empty();
    }
    var digits = text.toLowerCase(Locale.ROOT).replaceAll("[-:.]", "");
    return digits.matches("[0-9a-f]{12}")
        ? Optional.of(digits.replaceAll("(..)(?!$)", "$1:"))
        : Optional.empty();
  }
}

package byway.fronts.radius;

import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.values.MacAddress;
import java.util.Optional;

/** MAC addresses, which every vendor writes in a way of its own. */
final class StationId {
  private StationId() {}

  /** The client device's, as contracts write it. */
  static Optional<String> mac(Packet packet) {
    return mac(packet.text(Type.CALLING_STATION_ID));
  }

  static Optional<String> mac(String text) {
    return MacAddress.ofDevice(text);
  }
}

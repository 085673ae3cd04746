package byway.fronts.devicelink;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceUsageReport;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** What one hotspot says, in bytes. */
final class Said {
  static final UUID DEVICE = UUID.fromString("00000000-0000-4000-8000-000000000001");
  private static final String TOPIC = "d/" + DEVICE + "/";
  private static final String ID = "'" + DEVICE + "'";
  private static final String LOGIN = "'t/" + DEVICE + "' 'secret'";
  static final String THREE = "'MQTT' 04 c2 00 3c " + ID + LOGIN;

  private Said() {}

  /** A client of MQTT 5 that is let in, with these properties. */
  static Wire five(int port, String properties) throws IOException {
    var wire = new Wire(port).send("10", five(properties, "c2", "003c"));
    assertThat(wire.hear()).startsWith("20 0000");
    return wire;
  }

  static String five(String properties, String flags, String keepAlive) {
    var length = "%02x".formatted(Wire.bytes(properties).length);
    return "'MQTT' 05" + flags + keepAlive + length + properties + ID + LOGIN;
  }

  /** One of MQTT 3.1.1. */
  static Wire three(int port) throws IOException {
    var wire = new Wire(port).send("10", THREE);
    assertThat(wire.hear()).isEqualTo("20 0000");
    return wire;
  }

  /** Filled in: D the device's topic before its letter, I its identifier, L user and password. */
  static String filled(String said) {
    return said.replace("D/", TOPIC).replace("<I>", ID).replace("<L>", LOGIN).replace('"', '\'');
  }

  static byte[] report(String head, int id, long down) {
    return report(head, id, down, "00");
  }

  static byte[] report(String head, int id, long down, String properties) {
    var payload =
        DeviceCodec.encode(
            new DeviceUsageReport(1, 0, List.of(new ClientUsage(new UUID(1, 1), 0, down, null))));
    return Wire.packet(
        head, filled("\"D/u\" %04x".formatted(id) + properties + Wire.HEX.formatHex(payload)));
  }
}

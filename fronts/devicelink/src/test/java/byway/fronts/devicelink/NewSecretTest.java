package byway.fronts.devicelink;

import static byway.fronts.devicelink.Said.DEVICE;
import static byway.fronts.devicelink.Said.filled;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.NewSecret;
import byway.network.devices.api.DeviceRekeyed;
import byway.network.devices.api.DeviceRetired;
import byway.network.devices.api.SecretWanted;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hotspot is asked for a new secret, tells its hash, and is cut off when it is another's. */
@Timeout(60)
class NewSecretTest {
  private static final String HASH = "n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg";
  private final Hotspots house = new Hotspots();

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void a_hotspot_that_listens_for_commands_is_asked_for_a_new_secret() throws IOException {
    try (var wire = Said.five(house.port, "").send("82", filled("0001 00 \"D/k\" 02"))) {
      assertThat(wire.hear()).isEqualTo("90 00010002");
      house.hear(new SecretWanted(DEVICE));
      var command = wire.hear();
      assertThat(command).startsWith("34 ");
      // version 1, type 8, and of the body the kind after a number of some octets
      assertThat(command).matches("34 .*0108([89a-f][0-9a-f])*[0-7][0-9a-f]04.*");
    }
  }

  @Test
  void a_new_secret_is_handed_on_and_acknowledged_also_where_it_is_refused() throws IOException {
    try (var wire = Said.five(house.port, "")) {
      wire.send(secret(1, "c2lnbmVk"));
      assertThat(wire.hear()).startsWith("40 0001");
      assertThat(house.secrets).containsExactly(HASH);
      wire.send(secret(2, "Zm9yZ2Vk"));
      assertThat(wire.hear()).startsWith("40 0002");
      assertThat(house.secrets).containsExactly(HASH);
      assertThat(house.counted("byway_device_messages_total", "type", "secret_changed"))
          .isEqualTo(1);
      assertThat(house.counted("byway_device_messages_total", "type", "secret_refused"))
          .isEqualTo(1);
    }
  }

  @Test
  void who_holds_a_line_by_what_is_good_no_more_is_cut_off() throws IOException {
    try (var wire = Said.five(house.port, "")) {
      house.hear(new DeviceRetired(DEVICE, null));
      assertThat(wire.hear()).startsWith("e0 87");
    }
    try (var wire = Said.five(house.port, "")) {
      house.hear(new DeviceRekeyed(DEVICE));
      assertThat(wire.hear()).startsWith("e0 87");
    }
  }

  private static byte[] secret(int id, String proof) {
    var payload = DeviceCodec.encode(new NewSecret(id, HASH, proof));
    return Wire.packet("32", filled("\"D/i\" %04x 00".formatted(id) + Wire.HEX.formatHex(payload)));
  }
}

package byway.hotspot.protocol;

import static byway.hotspot.protocol.MalformedMessage.Reason.EMPTY;
import static byway.hotspot.protocol.MalformedMessage.Reason.TOO_LARGE;
import static byway.hotspot.protocol.MalformedMessage.Reason.TRAILING_BYTES;
import static byway.hotspot.protocol.MalformedMessage.Reason.TRUNCATED;
import static byway.hotspot.protocol.MalformedMessage.Reason.WRONG_TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import byway.hotspot.protocol.MalformedMessage.Reason;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class DeviceCodecTest {
  private static final UUID SESSION = UUID.fromString("0199a0de-0000-7000-8000-000000000001");
  private static final String ID = "0199a0de000070008000000000000001";
  private static final long NOW = 1_790_000_000;
  private static final long GIB = 1L << 30;

  private static DeviceUsageReport oneClient() {
    return new DeviceUsageReport(
        1234, NOW, List.of(new ClientUsage(SESSION, 3 * GIB, 31 * GIB, CloseReason.SIGNED_OUT)));
  }

  @Test
  void a_report_of_one_client_is_at_most_60_bytes_with_its_topic() {
    byte[] payload = DeviceCodec.encode(oneClient());
    assertThat(payload).hasSize(36);
    assertThat(payload.length + DeviceTopic.USAGE.of("hs-0123456789abc").length())
        .isLessThanOrEqualTo(60);
  }

  @Test
  void a_quiet_minute_is_one_packet_of_36_bytes() {
    var beat = new Heartbeat(30 * 86_400, 87, -71, 0, UplinkKind.CELLULAR_4G, 4096, 0);
    int publishHeader = 2 + 2; // MQTT 3.1.1 section 3.3: fixed header, length of the topic
    assertThat(
            publishHeader
                + DeviceTopic.HEARTBEAT.of("hs-0123456789abc").length()
                + DeviceCodec.encode(beat).length)
        .isEqualTo(36);
  }

  @Test
  void sixty_four_clients_fit_in_two_kilobytes() {
    var clients = new ClientUsage[ProtocolLimits.ITEMS];
    Arrays.setAll(clients, i -> new ClientUsage(new UUID(1, i), 3 * GIB, 31 * GIB, null));
    assertThat(DeviceCodec.encode(new DeviceUsageReport(1, NOW, List.of(clients))))
        .hasSizeLessThan(2048);
  }

  @Test
  void the_form_on_the_wire_never_changes() {
    assertThat(HexFormat.of().formatHex(DeviceCodec.encode(oneClient())))
        .isEqualTo("0101d2098085ee0a01" + ID + "01808080800c80808080" + "7c");
  }

  static final List<DeviceMessage> WRONG_ON_USAGE =
      List.of(
          new ClientAsk(MacAddress.parse("02:00:5e:10:00:01"), NOW, null),
          new Heartbeat(1, 255, 0, 0, UplinkKind.UNKNOWN, 0, 0),
          new Heartbeat(60, 90, -60, 3, UplinkKind.ETHERNET, 512, 40_000_000),
          new Snapshot(List.of()),
          new SessionOrders(new SessionOrder.Close(SESSION, CloseReason.IDLE)));

  @ParameterizedTest
  @FieldSource("WRONG_ON_USAGE")
  void a_message_on_the_topic_of_another_is_refused(DeviceMessage message) {
    assertThat(reasonOf(DeviceTopic.USAGE, DeviceCodec.encode(message))).isEqualTo(WRONG_TOPIC);
  }

  @ParameterizedTest
  @CsvSource({
    "'', EMPTY",
    "0201, UNKNOWN_VERSION",
    "01, TRUNCATED",
    "0100, UNKNOWN_TYPE",
    "010b, UNKNOWN_TYPE",
    "01010000, TRUNCATED",
    "0101000000, BAD_COUNT",
    "0101000041, BAD_COUNT",
    "01010000ffffffff7f, BAD_COUNT",
    "01018000, BAD_VARINT",
    "0101ffffffffffffffffff01, BAD_VARINT",
    "0101ffffffffffffffff7f, OUT_OF_RANGE",
    "010100ffffffff7f, OUT_OF_RANGE",
    "01010000010199a0de, TRUNCATED",
    "01010000010199a0de000070008000000000000001090000, UNKNOWN_CODE",
    "01010000010199a0de000070008000000000000001000081808080808080808010, BAD_VARINT",
    "010100000100000000000000000000000000000001000081808080808080807f, OUT_OF_RANGE",
    "01010000010199a0de00007000800000000000000100000000, TRAILING_BYTES",
    "01010000020199a0de0000700080000000000000010000000199a0de000070008000000000000001000000,"
        + " DUPLICATE",
  })
  void what_is_wrong_with_a_usage_report_has_a_stable_name(String hex, Reason reason) {
    assertThat(reasonOf(DeviceTopic.USAGE, HexFormat.of().parseHex(hex))).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({
    "HEARTBEAT, 010300650000000000, OUT_OF_RANGE",
    "HEARTBEAT, 01030000970000000000, OUT_OF_RANGE",
    "HEARTBEAT, 01030000000009, UNKNOWN_CODE",
    "CLIENT_ASKS, 0102020000000001000120, BAD_TEXT",
    "CLIENT_ASKS, 01020200000000010041, OUT_OF_RANGE",
    "DESIRED_SETTINGS, 0107010101c300, BAD_TEXT",
    "DESIRED_SETTINGS, 01070102016200016100, DUPLICATE",
    "DESIRED_SETTINGS, 01070141, BAD_COUNT",
    "REPORTED_SETTINGS, 01040101016103, UNKNOWN_CODE",
    "SESSION_ORDERS, 01050106, UNKNOWN_CODE",
    "SESSION_ORDERS, 010500, BAD_COUNT",
    "SESSION_ORDERS, 010900, BAD_COUNT",
    "SESSION_ORDERS, 010901" + ID + "81808080808080808010, BAD_VARINT",
    "SESSION_ORDERS, 010902" + ID + "01" + ID + "01, DUPLICATE",
    "USAGE, 010901" + ID + "01, WRONG_TOPIC",
    "SESSION_ORDERS, 01050104020000000001012f, BAD_TEXT",
    "COMMANDS, 0108010100, OUT_OF_RANGE",
    "COMMANDS, 0108010501, UNKNOWN_CODE",
    "NEW_SECRET, 010a00, OUT_OF_RANGE",
    "NEW_SECRET, 010a0101, OUT_OF_RANGE",
    "PRESENCE, '', EMPTY",
    "PRESENCE, 01, BAD_TEXT",
  })
  void what_is_wrong_with_the_others_has_too(DeviceTopic topic, String hex, Reason reason) {
    assertThat(reasonOf(topic, HexFormat.of().parseHex(hex))).isEqualTo(reason);
  }

  @Test
  void every_cut_of_a_message_is_refused_and_so_is_every_byte_too_many() {
    byte[] whole = DeviceCodec.encode(oneClient());
    for (int length = 0; length < whole.length; length++) {
      assertThat(reasonOf(DeviceTopic.USAGE, Arrays.copyOf(whole, length))).isIn(EMPTY, TRUNCATED);
    }
    assertThat(reasonOf(DeviceTopic.USAGE, Arrays.copyOf(whole, whole.length + 1)))
        .isEqualTo(TRAILING_BYTES);
  }

  @Test
  void an_oversized_payload_is_refused_unread() {
    assertThat(reasonOf(DeviceTopic.USAGE, new byte[ProtocolLimits.PAYLOAD_BYTES + 1]))
        .isEqualTo(TOO_LARGE);
  }

  @Test
  void records_refuse_what_the_wire_would_refuse() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ClientUsage(SESSION, -1, 0, null));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ClientUsage(SESSION, 0, ProtocolLimits.COUNTER_BYTES + 1, null));
    assertThatIllegalArgumentException().isThrownBy(() -> new DeviceUsageReport(1, NOW, List.of()));
    var same = new ClientUsage(SESSION, 1, 1, null);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeviceUsageReport(1, NOW, List.of(same, same)));
    assertThatIllegalArgumentException().isThrownBy(() -> new ReportedSettings.Applied("\ud800"));
  }

  @Test
  void a_topic_is_only_ever_this_devices_own() {
    for (DeviceTopic topic : DeviceTopic.values()) {
      assertThat(DeviceTopic.parse("hs1", topic.of("hs1"))).contains(topic);
      assertThat(DeviceTopic.parse("hs2", topic.of("hs1"))).isEmpty();
    }
    for (String odd :
        List.of("d/hs1/x", "d/hs1/u/", "d/hs1u", "x/hs1/u", "d/hs1/", "d/+/u", "", "d/hs12/u")) {
      assertThat(DeviceTopic.parse("hs1", odd)).as(odd).isEmpty();
    }
  }

  @Test
  void a_user_name_carries_tenant_and_device() {
    assertThat(DeviceLogin.parse("acme/hs1")).contains(new DeviceLogin("acme", "hs1"));
    assertThat(new DeviceLogin("acme", "hs1").userName()).isEqualTo("acme/hs1");
    for (String odd : List.of("", "/", "acme", "acme/", "/hs1", "acme/hs1/x", "Acme/hs1", "a/h+")) {
      assertThat(DeviceLogin.parse(odd)).as(odd).isEmpty();
    }
  }

  @Test
  void a_mac_reads_and_writes_itself() {
    assertThat(MacAddress.parse("02-00-5E-10-00-ff")).hasToString("02:00:5e:10:00:ff");
    assertThatIllegalArgumentException().isThrownBy(() -> MacAddress.parse("02:00:5e:10:00"));
  }

  private static Reason reasonOf(DeviceTopic topic, byte[] payload) {
    return catchThrowableOfType(MalformedMessage.class, () -> DeviceCodec.decode(topic, payload))
        .reason();
  }
}

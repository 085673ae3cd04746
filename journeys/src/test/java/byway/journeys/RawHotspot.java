package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.DeviceUsageReport;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/**
 * A hotspot of the operator {@code here} with one session, as a raw MQTT client that can say
 * anything.
 */
final class RawHotspot {
  private final UUID device = UUID.randomUUID();
  private final UUID account = UUID.randomUUID();
  private final UUID session = UUID.randomUUID();
  final String secret;
  private final Installation byway;
  private final Platform here;
  private Mqtt3BlockingClient client;

  RawHotspot(Installation byway, Platform here, long grantedBytes) throws IOException {
    this.byway = byway;
    this.here = here;
    this.client = client("here", "");
    secret =
        here.tell(
                "/internal/devices",
                "{'id':'%s','name':'Spot','serial':'BW-%s'}"
                    .formatted(device, device.toString().substring(0, 8)))
            .get("secret")
            .asText();
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}"
            .formatted(UUID.randomUUID(), account, grantedBytes));
    here.tell(
        "/internal/balances/meters",
        "{'sessionId':'%s','accountId':'%s','deviceId':'%s'}".formatted(session, account, device));
  }

  private Mqtt3BlockingClient client(String operator, String password) {
    return Mqtt3Client.builder()
        .identifier(device.toString())
        .serverHost("127.0.0.1")
        .serverPort(byway.mqttPort)
        .simpleAuth()
        .username(new DeviceLogin(operator, device.toString()).userName())
        .password(password.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .buildBlocking();
  }

  void connect() {
    connect("here", secret);
  }

  void connect(String operator, String password) {
    client = client(operator, password);
    var unused = client.connect();
  }

  String id() {
    return device.toString();
  }

  String topic() {
    return DeviceTopic.USAGE.of(device.toString());
  }

  byte[] usage(long up, long down, long measuredAtEpochSeconds) {
    return DeviceCodec.encode(
        new DeviceUsageReport(
            1, measuredAtEpochSeconds, List.of(new ClientUsage(session, up, down, null))));
  }

  /** Returns once the report is acknowledged: charged, or refused for good. */
  void report(long up, long down) {
    report(up, down, 0);
  }

  void report(long up, long down, long measuredAtEpochSeconds) {
    client
        .publishWith()
        .topic(topic())
        .qos(MqttQos.AT_LEAST_ONCE)
        .payload(usage(up, down, measuredAtEpochSeconds))
        .send();
  }

  /** In steps that the ceiling follows, as a hotspot would. */
  void raiseTo(long bytes) throws IOException {
    for (long used = 0; used < bytes; ) {
      used = Math.min(bytes, ceiling());
      report(used, 0);
    }
  }

  /** Whether the connection survives that is the platform's own choice. */
  void send(byte[] payload) {
    send(topic(), payload);
  }

  void send(String topic, byte[] payload) {
    try {
      client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send();
    } catch (RuntimeException disconnected) {
      assertThat(client.getState().isConnected()).isFalse();
    }
  }

  long charged() throws IOException {
    return here.ask("/internal/balances/accounts/" + account).get("consumedBytes").asLong();
  }

  private long ceiling() throws IOException {
    return here.tell("/internal/balances/meters/states", "['" + session + "']")
        .get(0)
        .get("ceilingBytes")
        .asLong();
  }
}

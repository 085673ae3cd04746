package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.MqttClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5DisconnectException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.disconnect.Mqtt5DisconnectReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.unsubscribe.unsuback.Mqtt5UnsubAckReasonCode;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What anybody can send to the artefact as it is shipped, and what it says and writes then. */
class RubbishAtTheDoorsTest {
  private static final int PACKETS = 300;

  /** A few lines for each door, whatever comes. */
  private static final int MOST_LOG_BYTES = 12_000;

  /** What is nearly a request, some of it at the doors of gateways and proxies. */
  private static final List<String> ODD =
      List.of(
          "GET /%zz HTTP/1.1\nHost: a\n\n",
          "GET /portal HTTP/1.0\n\n",
          "GET / HTTP/1.1\nHost: a\nAccept: garbage\n\n",
          "GET ?a HTTP/1.1\nHost: a\n\n",
          "GET /opennds/%ff?fas=%ff HTTP/1.1\nHost: a\nAccept: a/b/c\n\n",
          "POST /api/opennds/look HTTP/1.1\nHost: a\nContent-Type: x\nContent-Length: 2\n\n%%",
          "POST /api/radius/accounting HTTP/1.1\nHost: a\nAuthorization: Basic \u0001\n\n",
          "POST /webhooks/stripe HTTP/1.1\nHost: a\nContent-Type: /\nContent-Length: 2\n\n{}",
          "POST /nothing HTTP/1.1\nHost: a\nContent-Type: \nContent-Length: 2\n\n{}",
          "POST /webhooks/stripe HTTP/1.1\nHost: a\nTransfer-Encoding: chunked\n\n100000002\n");

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;
  private static int access;

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    access = Installation.freeUdpPort();
    var settings = byway.settings();
    settings.put("BYWAY_RADIUS_PORT", Integer.toString(access));
    settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", Integer.toString(Installation.freeUdpPort()));
    byway.awaitAnswer(byway.start(settings, "up"), byway.httpPort);
    here = new Platform(byway);
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':[],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(here.tenant));
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  @Test
  void rubbish_at_every_door_is_a_few_lines_in_the_log() throws IOException {
    var random = new Random(11);
    int before = log().length();
    for (int i = 0; i < PACKETS; i++) {
      var rubbish = new byte[40];
      random.nextBytes(rubbish);
      send(byway.mqttPort, rubbish);
      send(byway.mqttsPort, rubbish);
      send(byway.httpPort, rubbish);
      for (var request : ODD) {
        send(byway.httpPort, request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      }
      try (var socket = new DatagramSocket()) {
        socket.send(
            new DatagramPacket(rubbish, rubbish.length, InetAddress.getLoopbackAddress(), access));
      }
    }
    new RawHotspot(byway, here, 1_000).connect();
    var written = log().substring(before);
    assertThat(written.length()).as(written).isLessThan(MOST_LOG_BYTES);
    assertThat(written).doesNotContain("\tat ");
  }

  /** It is nothing to us how the connection ends. */
  private static void send(int port, byte[] bytes) throws IOException {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.getOutputStream().write(bytes);
    }
  }

  private static String log() throws IOException {
    return Files.readString(data.resolve("process-0.log"));
  }

  /** As a library of others has it, which a code of 3.1.1 made stumble. */
  @Test
  void a_client_of_mqtt_5_understands_what_it_is_told() throws Exception {
    var spot = new RawHotspot(byway, here, 1_000);
    var refused = client(spot, "wrong");
    CompletableFuture<Mqtt5ConnAckReasonCode> why =
        refused
            .toAsync()
            .connect()
            .handle(
                (in, failure) ->
                    failure instanceof Mqtt5ConnAckException no
                        ? no.getMqttMessage().getReasonCode()
                        : Mqtt5ConnAckReasonCode.SUCCESS);
    assertThat(why.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);

    var left = new CompletableFuture<Mqtt5DisconnectReasonCode>();
    var first =
        MqttClient.builder()
            .useMqttVersion5()
            .identifier(spot.id())
            .serverHost("127.0.0.1")
            .serverPort(byway.mqttPort)
            .addDisconnectedListener(
                gone -> {
                  if (gone.getCause() instanceof Mqtt5DisconnectException told) {
                    left.complete(told.getMqttMessage().getReasonCode());
                  }
                })
            .simpleAuth()
            .username("here/" + spot.id())
            .password(spot.secret.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildBlocking();
    assertThat(first.connect().getRestrictions().getReceiveMaximum()).isEqualTo(64);
    var gone = first.unsubscribeWith().topicFilter("d/" + spot.id() + "/s").send();
    assertThat(gone.getReasonCodes())
        .isEqualTo(List.of(Mqtt5UnsubAckReasonCode.NO_SUBSCRIPTIONS_EXISTED));
    var second = client(spot, spot.secret);
    var unused = second.connect();
    assertThat(left.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .isEqualTo(Mqtt5DisconnectReasonCode.SESSION_TAKEN_OVER);
    second.disconnect();
  }

  private static Mqtt5BlockingClient client(RawHotspot spot, String secret) {
    return MqttClient.builder()
        .useMqttVersion5()
        .identifier(spot.id())
        .serverHost("127.0.0.1")
        .serverPort(byway.mqttPort)
        .simpleAuth()
        .username("here/" + spot.id())
        .password(secret.getBytes(StandardCharsets.UTF_8))
        .applySimpleAuth()
        .buildBlocking();
  }
}

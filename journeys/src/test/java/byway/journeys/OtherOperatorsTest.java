package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.hotspot.protocol.DeviceTopic;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.outside.accesspoint.Nas;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.message.subscribe.suback.Mqtt3SubAckReturnCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boxes that are somebody's, and try what is another's: each topic, and each way of RADIUS. */
class OtherOperatorsTest {
  private static final long MB = 1_000_000;
  private static final String PASSWORD = "a pleasant password";

  @TempDir static Path data;
  private static final int ACCESS = Installation.freeUdpPort();
  private static final int ACCOUNTING = Installation.freeUdpPort();
  private static IsolationHouse house;

  @BeforeAll
  static void open() throws IOException {
    house =
        new IsolationHouse(
            data,
            Map.of(
                "BYWAY_RADIUS_PORT",
                Integer.toString(ACCESS),
                "BYWAY_RADIUS_ACCOUNTING_PORT",
                Integer.toString(ACCOUNTING)));
  }

  @AfterAll
  static void close() {
    house.close();
  }

  /** A hotspot of another operator, with its own rights. */
  private static Mqtt3BlockingClient stranger(String slug, Platform at) throws IOException {
    var id = UUID.randomUUID();
    var secret =
        at.tell(
                "/internal/devices",
                "{'id':'%s','name':'Spot','serial':'BW-%s'}"
                    .formatted(id, id.toString().substring(0, 8)))
            .get("secret")
            .asText();
    var client =
        Mqtt3Client.builder()
            .identifier(id.toString())
            .serverHost("127.0.0.1")
            .serverPort(house.byway.mqttPort)
            .simpleAuth()
            .username(slug + "/" + id)
            .password(secret.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildBlocking();
    var unused = client.connect();
    return client;
  }

  @Test
  void no_topic_of_another_hotspot_can_be_heard_or_spoken_at_whoevers_it_is() throws IOException {
    var spot = new RawHotspot(house.byway, house.here, MB);
    spot.connect();
    spot.report(1_000, 0);
    for (var topic : DeviceTopic.values()) {
      for (var slug : List.of("here", "there")) {
        var at = slug.equals("here") ? house.here : house.there;
        assertThat(hears(stranger(slug, at), topic.of(spot.id())))
            .as("%s %s", slug, topic)
            .isFalse();
        speaks(stranger(slug, at), topic.of(spot.id()), spot.usage(9_000, 0, 0));
      }
    }
    for (var wild : List.of("d/#", "#", "d/+/s", "+/+/+", "$SYS/#")) {
      assertThat(hears(stranger("there", house.there), wild)).as(wild).isFalse();
    }
    // what it says itself is charged, and nothing else was
    spot.report(2_000, 0);
    assertThat(spot.charged()).isEqualTo(2_000);
  }

  private static boolean hears(Mqtt3BlockingClient client, String topic) {
    try {
      var answer = client.subscribeWith().topicFilter(topic).qos(MqttQos.AT_LEAST_ONCE).send();
      return answer.getReturnCodes().stream().noneMatch(Mqtt3SubAckReturnCode::isError);
    } catch (RuntimeException refused) {
      return false;
    }
  }

  /** Refused or cut off, it ends before this returns. */
  private static void speaks(Mqtt3BlockingClient client, String topic, byte[] payload) {
    try {
      client.publishWith().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(payload).send();
    } catch (RuntimeException refused) {
      assertThat(client.getState().isConnected()).isFalse();
    }
  }

  @Test
  void a_secret_of_one_operators_hotspot_opens_nothing_at_another() throws IOException {
    var spot = new RawHotspot(house.byway, house.here, MB);
    for (var slug : List.of("there", "platform", "nobody", "")) {
      var client =
          Mqtt3Client.builder()
              .identifier(spot.id())
              .serverHost("127.0.0.1")
              .serverPort(house.byway.mqttPort)
              .simpleAuth()
              .username(slug + "/" + spot.id())
              .password(spot.secret.getBytes(StandardCharsets.UTF_8))
              .applySimpleAuth()
              .buildBlocking();
      assertThatThrownBy(client::connect).as(slug).isNotNull();
    }
    spot.connect();
  }

  /** An access point, told from others by the name that it gives itself. */
  private record Point(UUID id, String secret) {
    static Point of(Platform at) throws IOException {
      var id = UUID.randomUUID();
      at.tell(
          "/internal/devices",
          "{'id':'%s','name':'Shop','serial':'S%s'}".formatted(id, id.toString().substring(0, 8)));
      var known =
          at.put(
              "/internal/accesspoints",
              """
              {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'COOVACHILLI',
               'direction':'INPUT_IS_UPLOAD','signsRequests':true,'takesPasswords':true,'orders':''}
              """
                  .formatted(id));
      return new Point(id, known.get("secret").asText());
    }

    Attribute name() {
      return Attribute.of(Type.NAS_IDENTIFIER, id.toString());
    }
  }

  private static UUID customer(Platform at) throws IOException {
    var id = UUID.randomUUID();
    at.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%1$s@example.com','name':'Ann','password':'%s','language':'en'}"
            .formatted(id, PASSWORD));
    at.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'a test'}"
            .formatted(UUID.randomUUID(), id, 100 * MB));
    return id;
  }

  @Test
  void an_access_point_lets_in_nobody_of_another_operator_and_counts_for_none() throws IOException {
    var ann = customer(house.here);
    var own = Point.of(house.here);
    var others = Point.of(house.there);
    var key = house.here.ask("/internal/identity/network/keys/" + ann).get("value").asText();
    try (var here = Nas.of(ACCESS, ACCOUNTING, own.secret());
        var there = Nas.of(ACCESS, ACCOUNTING, others.secret())) {
      assertThat(code(here, own, ann, PASSWORD)).isEqualTo(Code.ACCESS_ACCEPT);
      assertThat(code(there, others, ann, PASSWORD)).isEqualTo(Code.ACCESS_REJECT);
      assertThat(code(there, others, ann, key)).isEqualTo(Code.ACCESS_REJECT);
      // by the name of one and with the secret of the other it is nobody, and not answered
      assertThat(asks(there, own, ann, PASSWORD)).isEmpty();
      assertThat(asks(here, others, ann, PASSWORD)).isEmpty();

      var accepted = asks(here, own, ann, PASSWORD).orElseThrow();
      var classes = accepted.all(Type.CLASS);
      assertThat(here.report(numbers(own, ann, 1, classes, 0))).isTrue();
      assertThat(here.report(numbers(own, ann, 3, classes, MB))).isTrue();
      // the same session, told of by the other operator's access point: by its own name, and by the
      // first one's
      var unused = there.report(numbers(others, ann, 3, classes, 50 * MB));
      assertThat(there.report(numbers(own, ann, 3, classes, 50 * MB))).isFalse();
      assertThat(here.report(numbers(own, ann, 2, classes, 2 * MB))).isTrue();
    }
    Poll.until(
        "what its own access point has told is charged", PATIENCE, () -> used(ann) == 2 * MB);
    assertThat(house.there.ask("/internal/balances/books").get("problems")).isEmpty();
  }

  private static long used(UUID customer) {
    try {
      return house
          .here
          .ask("/internal/balances/accounts/" + customer)
          .get("consumedBytes")
          .asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Code code(Nas nas, Point point, UUID customer, String secret) {
    return asks(nas, point, customer, secret).orElseThrow().code();
  }

  private static Optional<Packet> asks(Nas nas, Point point, UUID customer, String secret) {
    return nas.ask(
        "02:00:00:00:00:77",
        authenticator -> {
          var all = new ArrayList<>(nas.pap(customer + "@example.com", secret).with(authenticator));
          all.add(point.name());
          return all;
        });
  }

  private static List<Attribute> numbers(
      Point point, UUID customer, int status, List<Attribute> classes, long bytes) {
    var all = new ArrayList<Attribute>();
    all.add(point.name());
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, status));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, "one"));
    all.add(Attribute.of(Type.USER_NAME, customer + "@example.com"));
    all.add(Attribute.of(Type.CALLING_STATION_ID, "02-00-00-00-00-77"));
    all.addAll(classes);
    all.add(Attribute.of(Type.ACCT_INPUT_OCTETS, bytes));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, 0));
    return all;
  }
}

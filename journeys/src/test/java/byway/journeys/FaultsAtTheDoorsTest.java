package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceLogin;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.MalformedMessage;
import byway.hotspot.protocol.RefusalCode;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.SessionOrders;
import byway.hotspot.protocol.UsageReport;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MalformedPacket;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.outside.accesspoint.Nas;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt3.Mqtt3AsyncClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong between hotspots and the artefact as it is shipped; the books stay exact. */
class FaultsAtTheDoorsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PASSWORD = "a pleasant password";
  private static final long GRANTED = 50_000_000_000L;
  private static final int STAYS = 16;
  private static final int INTERIMS = 10;
  private static final int START = 1;
  private static final int STOP = 2;
  private static final int INTERIM = 3;

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;
  private static int access;
  private static int accounting;
  private static int database;

  private final UUID customer = UUID.randomUUID();

  @BeforeAll
  static void open() throws IOException {
    byway = new Installation(data);
    access = freeUdpPort();
    accounting = freeUdpPort();
    database = Installation.freePort();
    var settings = byway.settings();
    settings.put("BYWAY_RADIUS_PORT", Integer.toString(access));
    settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", Integer.toString(accounting));
    settings.put("BYWAY_DATABASE_PORT", Integer.toString(database));
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

  @AfterEach
  void the_books_are_proven() throws IOException {
    assertThat(here.ask("/internal/balances/books").get("problems")).isEmpty();
    assertThat(here.ask("/internal/balances/reconciliation?days=1").get("unexplained")).isEmpty();
    Poll.until("every charge came to the history, once", PATIENCE, () -> historyIsWhole());
  }

  private static boolean historyIsWhole() {
    try {
      var days = here.ask("/internal/usage/carriers/reconciliation?days=2&from=" + yesterday());
      return days.get("chargedBytes").asLong() == days.get("historyBytes").asLong()
          && days.get("explained").isEmpty();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static LocalDate yesterday() {
    return LocalDate.ofInstant(Clock.systemUTC().instant(), ZoneOffset.UTC).minusDays(1);
  }

  /** Staff alone see it. */
  @Test
  void the_comparison_is_behind_the_door_of_staff() throws IOException {
    var answer = byway.get(byway.httpPort, "/console/reconciliation");
    assertThat(answer.statusCode()).isNotEqualTo(200);
    assertThat(answer.body()).doesNotContain("unexplained");
  }

  /** The same report again and again until it is answered, as RFC 2866 section 2 has it. */
  @Test
  void radius_reports_of_which_a_third_is_lost_and_others_doubled_and_overtaken_are_exact()
      throws Exception {
    var point = accessPoint();
    try (var nas = Nas.of(access, accounting, point.secret);
        var weather = new BadWeather(accounting);
        var stays = Executors.newVirtualThreadPerTaskExecutor()) {
      signUp();
      grant();
      var sums = new ArrayList<Future<Long>>();
      for (int i = 0; i < STAYS; i++) {
        var mac = "02:00:5e:00:00:%02x".formatted(i);
        var accepted = nas.ask(mac, named(point, nas)).orElseThrow();
        assertThat(accepted.code()).isEqualTo(Code.ACCESS_ACCEPT);
        var stay = new Stay(point, mac, "s" + i, accepted, weather.port());
        sums.add(stays.submit(stay::tell));
      }
      long counted = 0;
      for (var sum : sums) {
        counted += sum.get();
      }
      assertThat(weather.lost.get()).isGreaterThan(STAYS);
      assertThat(weather.doubled.get()).isGreaterThan(STAYS);
      assertThat(weather.overtaken.get()).isGreaterThan(STAYS);
      assertThat(balance("consumedBytes")).isEqualTo(counted);
      assertThat(balance("reservedBytes")).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void a_hotspot_whose_clock_is_an_hour_off_serves_settles_and_is_charged_exactly(long hours)
      throws IOException {
    var clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
    grant();
    try (var hotspot = new WorkingHotspot(byway, here, "here", clock)) {
      hotspot.signIn(customer);
      Poll.until(
          "more than it was given at first came through",
          PATIENCE,
          () -> {
            hotspot.phone.download(1_000_000);
            return hotspot.phone.passedBytes() > 40_000_000;
          });
      hotspot.signOut();
      Poll.until("it is settled", PATIENCE, () -> balance("reservedBytes") == 0);
      assertThat(balance("consumedBytes")).isEqualTo(hotspot.phone.passedBytes());
    }
  }

  /** Nobody waits for ever, nobody is answered who was not charged, and all is made up for. */
  @Test
  void while_the_database_stands_still_each_door_says_later_in_its_own_way() throws Exception {
    var point = accessPoint();
    signUp();
    grant();
    var session = meter(point);
    try (var nas = Nas.of(access, accounting, point.secret);
        var calls = Executors.newVirtualThreadPerTaskExecutor();
        var owner =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + database + "/postgres", "postgres", secret());
        var statement = owner.createStatement()) {
      var accepted = nas.ask("02:00:5e:00:01:00", named(point, nas)).orElseThrow();
      assertThat(nas.report(numbers(point, START, accepted, "02:00:5e:00:01:00", "d1", 0)))
          .isTrue();
      var mqtt = connect(point);
      var orders = new CopyOnWriteArrayList<SessionOrder>();
      mqtt.subscribeWith()
          .topicFilter(DeviceTopic.SESSION_ORDERS.of(point.id.toString()))
          .callback(message -> orders.addAll(orders(message.getPayloadAsBytes())))
          .send()
          .join();
      owner.setAutoCommit(false);
      statement.execute("lock table balances.accounts in access exclusive mode");
      var told =
          mqtt.publishWith()
              .topic(DeviceTopic.USAGE.of(point.id.toString()))
              .qos(MqttQos.AT_LEAST_ONCE)
              .payload(usage(session, 5_000))
              .send();
      var packet =
          nas.reportPacket(numbers(point, INTERIM, accepted, "02:00:5e:00:01:00", "d1", 7_000));
      var overRadius = calls.submit(() -> nas.sendReport(packet));
      var overHttp = calls.submit(() -> reportByHttp(point, session, 6_000));
      Poll.until(
          "the hotspot is told to come later",
          PATIENCE,
          () -> orders.contains(new SessionOrder.Refused(session, RefusalCode.OVERLOADED)));
      assertThat(told).as("acknowledged means charged").isNotDone();
      assertThat(overRadius.get()).as("no answer means: come again").isEmpty();
      assertThat(overHttp.get()).contains("\"status\":503").contains("overloaded");
      owner.rollback();
      assertThat(nas.sendReport(packet)).as("the same again").isPresent();
      assertThat(reportByHttp(point, session, 9_000)).contains("ceilingBytes");
      assertThat(balance("consumedBytes")).isEqualTo(16_000);
      var unused = mqtt.disconnect();
    }
  }

  private static List<SessionOrder> orders(byte[] payload) {
    try {
      return DeviceCodec.decode(DeviceTopic.SESSION_ORDERS, payload) instanceof SessionOrders orders
          ? orders.orders()
          : List.of();
    } catch (MalformedMessage e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] usage(UUID session, long down) {
    return DeviceCodec.encode(
        new UsageReport(1, 0, List.of(new ClientUsage(session, 0, down, null))));
  }

  private static Mqtt3AsyncClient connect(Point point) {
    var client =
        Mqtt3Client.builder()
            .identifier(point.id.toString())
            .serverHost("127.0.0.1")
            .serverPort(byway.mqttPort)
            .simpleAuth()
            .username(new DeviceLogin("here", point.id.toString()).userName())
            .password(point.deviceSecret.getBytes(StandardCharsets.UTF_8))
            .applySimpleAuth()
            .buildAsync();
    CompletableFuture<?> connected = client.connect();
    connected.join();
    return client;
  }

  private UUID meter(Point point) throws IOException {
    var session = UUID.randomUUID();
    here.tell(
        "/internal/balances/meters",
        "{'sessionId':'%s','accountId':'%s','deviceId':'%s'}"
            .formatted(session, customer, point.id));
    return session;
  }

  private static String reportByHttp(Point point, UUID session, long down) throws IOException {
    return byway
        .post(
            byway.httpPort,
            "/internal/balances/meters/reports",
            """
            [{"sessionId":"%s","deviceId":"%s","usedBytesUp":0,"usedBytesDown":%d,"closed":false,
              "measuredAt":"2026-01-01T00:00:00Z"}]
            """
                .formatted(session, point.id, down),
            here.headers())
        .body();
  }

  private static String secret() throws IOException {
    return Files.readString(data.resolve("secret")).strip();
  }

  /** A hotspot that may speak both MQTT and RADIUS. */
  private record Point(UUID id, String deviceSecret, String secret) {}

  private static Point accessPoint() throws IOException {
    var id = UUID.randomUUID();
    var registered =
        here.tell(
            "/internal/devices",
            "{'id':'%s','name':'Shop','serial':'S%s'}"
                .formatted(id, id.toString().substring(0, 8)));
    var known =
        here.put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'GENERIC',
             'direction':'INPUT_IS_UPLOAD','signsRequests':true,'orders':''}
            """
                .formatted(id));
    return new Point(id, registered.get("secret").asText(), known.get("secret").asText());
  }

  private void signUp() throws IOException {
    here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%1$s@example.com','name':'Ann','password':'%s','language':'en'}"
            .formatted(customer, PASSWORD));
  }

  private void grant() throws IOException {
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':''}"
            .formatted(UUID.randomUUID(), customer, GRANTED));
  }

  private long balance(String figure) {
    try {
      return here.ask("/internal/balances/accounts/" + customer).get(figure).asLong();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Nas.Credentials named(Point point, Nas nas) {
    return authenticator -> {
      var all = new ArrayList<>(nas.pap(customer + "@example.com", PASSWORD).with(authenticator));
      all.add(Attribute.of(Type.NAS_IDENTIFIER, point.id.toString()));
      return all;
    };
  }

  private static List<Attribute> numbers(
      Point point, int status, Packet accepted, String mac, String acct, long down) {
    var all = new ArrayList<Attribute>();
    all.add(Attribute.of(Type.NAS_IDENTIFIER, point.id.toString()));
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, status));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.CALLING_STATION_ID, mac.replace(':', '-')));
    all.addAll(accepted.all(Type.CLASS));
    all.add(Attribute.of(Type.ACCT_INPUT_OCTETS, 0));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, down));
    return all;
  }

  /** One client device at the access point, from its beginning to its end. */
  private record Stay(Point point, String mac, String acct, Packet accepted, int port) {
    private static final int AGAIN_MILLIS = 200;
    private static final int MOST_TRIES = 100;

    /** What it has counted in the end. */
    long tell() throws IOException, MalformedPacket {
      var random = new Random(acct.hashCode());
      long down = 0;
      try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        exchange(socket, START, 0, down);
        for (int number = 1; number <= INTERIMS; number++) {
          down += random.nextInt(400_000);
          exchange(socket, INTERIM, number, down);
        }
        down += random.nextInt(400_000);
        exchange(socket, STOP, INTERIMS + 1, down);
      }
      return down;
    }

    private void exchange(DatagramSocket socket, int status, int number, long down)
        throws IOException, MalformedPacket {
      var secret = new Secret(point.secret);
      var request =
          Wire.request(
              Code.ACCOUNTING_REQUEST,
              number,
              numbers(point, status, accepted, mac, acct, down),
              secret);
      var to = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var buffer = new DatagramPacket(new byte[Wire.MOST_BYTES], Wire.MOST_BYTES);
      for (int tried = 0; tried < MOST_TRIES; tried++) {
        socket.send(new DatagramPacket(request.bytes(), request.bytes().length, to));
        socket.setSoTimeout(AGAIN_MILLIS);
        try {
          while (true) {
            socket.receive(buffer);
            var packet = Wire.decode(buffer.getData(), buffer.getLength());
            if (Wire.answers(buffer.getData(), packet, request.packet(), secret)) {
              return;
            }
          }
        } catch (SocketTimeoutException again) {
          // Lost on the way, there or back.
        }
      }
      throw new AssertionError("never answered: " + acct + " " + number);
    }
  }

  private static int freeUdpPort() throws IOException {
    try (var socket = new DatagramSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

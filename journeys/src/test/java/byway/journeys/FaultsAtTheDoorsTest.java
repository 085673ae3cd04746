package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static byway.journeys.RadiusShop.INTERIM;
import static byway.journeys.RadiusShop.PASSWORD;
import static byway.journeys.RadiusShop.START;
import static org.assertj.core.api.Assertions.assertThat;

import byway.hotspot.protocol.ClientUsage;
import byway.hotspot.protocol.DeviceCodec;
import byway.hotspot.protocol.DeviceTopic;
import byway.hotspot.protocol.DeviceUsageReport;
import byway.hotspot.protocol.MalformedMessage;
import byway.hotspot.protocol.RefusalCode;
import byway.hotspot.protocol.SessionOrder;
import byway.hotspot.protocol.SessionOrders;
import byway.kit.radius.Code;
import byway.outside.accesspoint.Nas;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
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
  private static final long GRANTED = 50_000_000_000L;
  private static final int STAYS = 16;

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;
  private static int access;
  private static int accounting;
  private static int database;

  private final UUID customer = UUID.randomUUID();

  @BeforeAll
  static void open() throws IOException {
    byway = Installation.prepared(data);
    access = Installation.freeUdpPort();
    accounting = Installation.freeUdpPort();
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

  /** PUBACK, PUBREC, PUBREL and DISCONNECT with reasons that no version of MQTT has. */
  @ParameterizedTest
  @ValueSource(strings = {"40040001df00", "50040001ee00", "620400018100", "e002f900"})
  void a_reason_that_mqtt_does_not_know_is_counted_and_fills_no_log(String packet)
      throws Exception {
    double before = broken();
    int logged = log().length();
    try (var socket = new Socket("127.0.0.1", byway.mqttPort)) {
      socket.getOutputStream().write(HexFormat.of().parseHex(packet));
      Poll.until("it is counted", PATIENCE, () -> broken() > before);
    }
    assertThat(log().substring(logged)).doesNotContain(" ERROR ");
    new RawHotspot(byway, here, GRANTED).connect();
  }

  private static String log() throws IOException {
    return Files.readString(data.resolve("process-0.log"));
  }

  private static double broken() {
    return metric("byway_device_connects_total{outcome=\"broken\"");
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
    var point = Point.register(here);
    try (var nas = Nas.of(access, accounting, point.secret());
        var weather = new BadWeather(accounting);
        var stays = Executors.newVirtualThreadPerTaskExecutor()) {
      signUp();
      grant();
      var sums = new ArrayList<Future<Long>>();
      for (int i = 0; i < STAYS; i++) {
        var mac = "02:00:5e:00:00:%02x".formatted(i);
        var accepted = nas.ask(mac, point.named(nas, name(), PASSWORD)).orElseThrow();
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
    var point = Point.register(here);
    signUp();
    grant();
    var session = meter(point);
    try (var nas = Nas.of(access, accounting, point.secret());
        var calls = Executors.newVirtualThreadPerTaskExecutor();
        var owner = DatabaseOwner.connect(data);
        var statement = owner.createStatement()) {
      var accepted = nas.ask("02:00:5e:00:01:00", point.named(nas, name(), PASSWORD)).orElseThrow();
      assertThat(nas.report(point.numbers(START, accepted, "02:00:5e:00:01:00", "d1", 0))).isTrue();
      var mqtt = point.connect(byway.mqttPort);
      var orders = new CopyOnWriteArrayList<SessionOrder>();
      mqtt.subscribeWith()
          .topicFilter(DeviceTopic.SESSION_ORDERS.of(point.id().toString()))
          .callback(message -> orders.addAll(orders(message.getPayloadAsBytes())))
          .send()
          .join();
      owner.setAutoCommit(false);
      statement.execute("lock table balances.accounts in access exclusive mode");
      var told =
          mqtt.publishWith()
              .topic(DeviceTopic.USAGE.of(point.id().toString()))
              .qos(MqttQos.AT_LEAST_ONCE)
              .payload(usage(session, 5_000))
              .send();
      var packet =
          nas.reportPacket(point.numbers(INTERIM, accepted, "02:00:5e:00:01:00", "d1", 7_000));
      var overRadius = calls.submit(() -> nas.sendReport(packet));
      Poll.until("the desk says how full it is", PATIENCE, () -> saturation() > 0);
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

  private static double saturation() {
    return metric("byway_radius_saturation_ratio");
  }

  /** What the one that begins so says; nothing as long as nobody has counted it. */
  private static double metric(String beginning) {
    try {
      return byway
          .get(byway.managementPort, "/metrics")
          .body()
          .lines()
          .filter(line -> line.startsWith(beginning))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
        new DeviceUsageReport(1, 0, List.of(new ClientUsage(session, 0, down, null))));
  }

  private UUID meter(Point point) throws IOException {
    var session = UUID.randomUUID();
    here.tell(
        "/internal/balances/meters",
        "{'sessionId':'%s','accountId':'%s','deviceId':'%s'}"
            .formatted(session, customer, point.id()));
    return session;
  }

  private static String reportByHttp(Point point, UUID session, long down) throws IOException {
    return byway
        .post(
            byway.internalPort,
            "/internal/balances/meters/reports",
            """
            [{"sessionId":"%s","deviceId":"%s","usedBytesUp":0,"usedBytesDown":%d,"closed":false,
              "measuredAt":"2026-01-01T00:00:00Z"}]
            """
                .formatted(session, point.id(), down),
            here.headers())
        .body();
  }

  private String name() {
    return customer + "@example.com";
  }

  private void signUp() throws IOException {
    here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ann','password':'%s','language':'en'}"
            .formatted(customer, name(), PASSWORD));
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
}

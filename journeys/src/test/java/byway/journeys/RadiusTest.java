package byway.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.MsChap2;
import byway.kit.radius.Packet;
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.radius.Wire.Outgoing;
import byway.outside.accesspoint.Nas;
import byway.outside.accesspoint.Nas.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Access points that people already own, over real RADIUS, on the artefact as it is shipped. */
class RadiusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String PASSWORD = "a pleasant password";
  private static final long GB = 1_000_000_000;
  private static final int INTERIM = 3;

  @TempDir static Path data;
  private static Installation byway;
  private static Platform here;
  private static int access;
  private static int accounting;

  private final UUID device = UUID.randomUUID();
  private final UUID customer = UUID.randomUUID();
  private final String email = customer + "@example.com";
  private final String mac = mac(customer);
  private Nas nas;

  @BeforeAll
  static void open() throws IOException {
    byway = new Installation(data);
    access = Installation.freeUdpPort();
    accounting = Installation.freeUdpPort();
    var settings = byway.settings();
    settings.put("BYWAY_RADIUS_PORT", Integer.toString(access));
    settings.put("BYWAY_RADIUS_ACCOUNTING_PORT", Integer.toString(accounting));
    var server = byway.start(settings, "up");
    byway.awaitAnswer(server, byway.httpPort);
    here = new Platform(byway);
    here.tell(
        "/internal/tenants",
        """
        {'id':'%s','slug':'here','name':'Here','hosts':['127.0.0.1:%d'],'currency':'EUR','settings':{
         'guestBonusBytes':0,'ownerBonusBytes':0,'ownerBonusesPerDay':0,'deviceBonusesPerDay':0,
         'sliceBytes':16000000}}
        """
            .formatted(here.tenant, byway.httpPort));
  }

  @AfterAll
  static void close() {
    byway.close();
  }

  @BeforeEach
  void anAccessPointAndACustomer() throws IOException {
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Shop','serial':'S%s'}"
            .formatted(device, device.toString().substring(0, 8)));
    var known = set("COOVACHILLI", true, "");
    nas = Nas.of(access, accounting, known.get("secret").asText());
    set("COOVACHILLI", true, "127.0.0.1:" + nas.ordersPort());
    here.tell(
        "/internal/identity/customers",
        "{'id':'%s','email':'%s','name':'Ann','password':'%s','language':'en'}"
            .formatted(customer, email, PASSWORD));
  }

  private static void register(UUID id) throws IOException {
    here.tell(
        "/internal/devices",
        "{'id':'%s','name':'Shop','serial':'S%s'}".formatted(id, id.toString().substring(0, 8)));
  }

  /** Each test's access point is told from the others by the name that it gives itself. */
  private com.fasterxml.jackson.databind.JsonNode set(String dialect, boolean signs, String orders)
      throws IOException {
    return here.put(
        "/internal/accesspoints",
        """
        {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'%s',
         'direction':'INPUT_IS_UPLOAD','signsRequests':%s,'orders':'%s'}
        """
            .formatted(device, dialect, signs, orders));
  }

  @AfterEach
  void away() {
    nas.close();
  }

  @Test
  void a_password_a_network_key_chap_and_ms_chap_2_let_a_customer_in() throws Exception {
    grant(GB);
    var key = here.ask("/internal/identity/network/keys/" + customer).get("value").asText();
    assertThat(codeOf(pap(email, PASSWORD))).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(codeOf(pap(email, key))).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(codeOf(chap(key))).isEqualTo(Code.ACCESS_ACCEPT);
    var accepted = ask(msChap2(key));
    assertThat(accepted.code()).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(accepted.text(Type.MS_CHAP2_SUCCESS)).contains("S=");
    assertThat(accepted.has(Type.MS_MPPE_RECV_KEY)).isTrue();
    assertThat(codeOf(pap(email, "wrong"))).isEqualTo(Code.ACCESS_REJECT);
    assertThat(codeOf(chap("wrong"))).isEqualTo(Code.ACCESS_REJECT);
    assertThat(ask(msChap2("wrong")).text(Type.MS_CHAP_ERROR)).contains("E=691");
  }

  @Test
  void a_voucher_is_a_name_without_a_password_and_a_mac_address_alone_is_nothing()
      throws Exception {
    var code =
        here.tell(
                "/internal/vouchers/batches",
                "{'key':'%s','label':'cards','count':1,'bytes':%d,'reason':'a test'}"
                    .formatted(UUID.randomUUID(), GB))
            .get("codes")
            .get(0)
            .asText();
    assertThat(codeOf(pap(mac, mac))).isEqualTo(Code.ACCESS_REJECT);
    var accepted = ask(pap(code, ""));
    assertThat(accepted.code()).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(report(1, accepted, "v1", 0, 0)).isTrue();
    assertThat(codeOf(pap(mac.replace(":", "").toUpperCase(java.util.Locale.ROOT), "")))
        .isEqualTo(Code.ACCESS_ACCEPT);
  }

  @Test
  void bytes_are_charged_before_they_are_answered_and_the_limit_moves_on() throws Exception {
    grant(4 * GB);
    var accepted = ask(pap(email, PASSWORD));
    assertThat(accepted.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(GB);
    assertThat(accepted.number(Type.ACCT_INTERIM_INTERVAL, 0)).isEqualTo(60);
    assertThat(report(1, accepted, "a1", 0, 0)).isTrue();
    assertThat(report(INTERIM, accepted, "a1", 100_000_000, 600_000_000)).isTrue();
    assertThat(consumed()).isEqualTo(700_000_000);
    var order = nas.nextOrder(PATIENCE).orElseThrow();
    assertThat(order.code()).isEqualTo(Code.COA_REQUEST);
    assertThat(order.text(Type.ACCT_SESSION_ID)).isEqualTo("a1");
    assertThat(order.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(1_700_000_000);
    assertThat(report(2, accepted, "a1", 100_000_000, 650_000_000)).isTrue();
    assertThat(consumed()).isEqualTo(750_000_000);
    assertThat(balance("reservedBytes")).isZero();
    Poll.until("the answer is in the audit", PATIENCE, () -> acts().contains("radius.change"));
  }

  @Test
  void counters_pass_four_gigabytes_and_a_repeated_report_is_charged_once() throws Exception {
    grant(20 * GB);
    var accepted = ask(pap(email, PASSWORD));
    long five = 5L << 30;
    var packet = nas.reportPacket(numbers(INTERIM, accepted, "g1", 0, five));
    var first = nas.sendReport(packet).orElseThrow();
    var second = nas.sendReport(packet).orElseThrow();
    assertThat(second.authenticator()).isEqualTo(first.authenticator());
    long charged = consumed();
    assertThat(charged).isBetween(GB, five);
    for (int i = 0; i < 20 && consumed() < five; i++) {
      assertThat(report(INTERIM, accepted, "g1", 0, five)).isTrue();
    }
    assertThat(consumed()).isEqualTo(five);
  }

  @Test
  void at_the_end_of_the_balance_it_is_disconnected_and_turned_away() throws Exception {
    grant(10_000_000);
    set("GENERIC", true, "127.0.0.1:" + nas.ordersPort());
    var accepted = ask(pap(email, PASSWORD));
    for (int i = 0; i < 20 && consumed() < 10_000_000; i++) {
      assertThat(report(INTERIM, accepted, "e1", 0, 12_000_000)).isTrue();
    }
    assertThat(report(INTERIM, accepted, "e1", 0, 12_000_000)).isTrue();
    var order = nas.nextOrder(PATIENCE).orElseThrow();
    assertThat(order.code()).isEqualTo(Code.DISCONNECT_REQUEST);
    assertThat(report(2, accepted, "e1", 0, 12_000_000)).isTrue();
    assertThat(consumed()).isEqualTo(10_000_000);
    var refused = ask(pap(email, PASSWORD));
    assertThat(refused.code()).isEqualTo(Code.ACCESS_REJECT);
    assertThat(refused.text(Type.REPLY_MESSAGE)).contains("used up");
    grant(GB);
    assertThat(codeOf(pap(email, PASSWORD))).isEqualTo(Code.ACCESS_ACCEPT);
  }

  @Test
  void staff_end_a_session_and_its_access_point_says_no_and_signing_in_again_works()
      throws Exception {
    grant(GB);
    nas.refuseOrders();
    var accepted = ask(pap(email, PASSWORD));
    assertThat(report(1, accepted, "s1", 0, 0)).isTrue();
    var session = here.ask("/internal/access/open-at/" + device).get(0).get("id").asText();
    here.tell("/internal/access/sessions/" + session + "/close", "{'reason':'staff'}");
    assertThat(nas.nextOrder(PATIENCE).orElseThrow().code()).isEqualTo(Code.DISCONNECT_REQUEST);
    Poll.until("the NAK is in the audit", PATIENCE, () -> acts().contains("nak 503"));
    assertThat(report(INTERIM, accepted, "s1", 0, 1_000)).isTrue();
    assertThat(nas.nextOrder(PATIENCE)).as("asked again at its next report").isPresent();
    assertThat(codeOf(pap(email, PASSWORD))).isEqualTo(Code.ACCESS_ACCEPT);
  }

  @Test
  void an_access_point_that_begins_anew_leaves_no_session_behind() throws Exception {
    grant(GB);
    var accepted = ask(pap(email, PASSWORD));
    assertThat(report(INTERIM, accepted, "n1", 5, 7)).isTrue();
    assertThat(balance("reservedBytes")).isPositive();
    assertThat(nas.report(List.of(identity(), Attribute.of(Type.ACCT_STATUS_TYPE, 7)))).isTrue();
    assertThat(here.ask("/internal/access/open-at/" + device)).isEmpty();
    assertThat(balance("reservedBytes")).isZero();
    assertThat(consumed()).isEqualTo(12);
  }

  @Test
  void an_access_point_that_was_lost_without_a_word_does_not_block_the_next_sign_in()
      throws Exception {
    grant(GB);
    assertThat(report(INTERIM, ask(pap(email, PASSWORD)), "l1", 0, 1_000)).isTrue();
    var accepted = ask(pap(email, PASSWORD));
    assertThat(report(INTERIM, accepted, "l2", 0, 300)).as("it counts from nothing").isTrue();
    assertThat(consumed()).isEqualTo(1_300);
    assertThat(here.ask("/internal/access/open-at/" + device)).hasSize(1);
  }

  @Test
  void a_second_accounting_session_on_the_same_class_is_counted_by_itself() throws Exception {
    grant(4 * GB);
    var accepted = ask(pap(email, PASSWORD));
    assertThat(report(INTERIM, accepted, "c1", 0, 1_000)).isTrue();
    assertThat(report(INTERIM, accepted, "c2", 0, 300)).isTrue();
    assertThat(report(INTERIM, accepted, "c2", 0, 500)).isTrue();
    assertThat(report(2, accepted, "c1", 0, 1_100)).isTrue();
    assertThat(consumed()).isEqualTo(1_600);
  }

  @Test
  void who_does_not_know_the_secret_is_not_answered() throws Exception {
    var before = refused("wrong_secret");
    try (var stranger = Nas.of(access, accounting, "not the secret")) {
      assertThat(stranger.ask(mac, named(stranger.pap(email, PASSWORD)))).isEmpty();
    }
    assertThat(refused("wrong_secret")).isEqualTo(before + 1);
  }

  @Test
  void a_request_that_is_not_signed_is_answered_only_where_that_was_allowed() throws Exception {
    grant(GB);
    var before = refused("unsigned");
    assertThat(nas.send(unsigned())).isEmpty();
    assertThat(refused("unsigned")).isEqualTo(before + 1);
    var other = UUID.randomUUID();
    register(other);
    var known = allow(other);
    try (var old = Nas.of(access, accounting, known)) {
      var answer = old.send(unsigned(old, other)).orElseThrow();
      assertThat(answer.code()).isEqualTo(Code.ACCESS_ACCEPT);
      assertThat(answer.has(Type.MESSAGE_AUTHENTICATOR)).isTrue();
    }
  }

  private String allow(UUID other) throws IOException {
    return here.put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'MIKROTIK',
             'direction':'INPUT_IS_UPLOAD','signsRequests':false,'orders':''}
            """
                .formatted(other))
        .get("secret")
        .asText();
  }

  private Outgoing unsigned() {
    return unsigned(nas, device);
  }

  /**
   * As access points before 2024 sent it: the Message-Authenticator, which comes first, cut out.
   */
  private Outgoing unsigned(Nas from, UUID name) {
    var authenticator = Wire.random();
    var attributes = new ArrayList<>(from.pap(email, PASSWORD).with(authenticator));
    attributes.add(Attribute.of(Type.CALLING_STATION_ID, mac));
    attributes.add(Attribute.of(Type.NAS_IDENTIFIER, name.toString()));
    var signed = Wire.request(Code.ACCESS_REQUEST, 77, authenticator, attributes, from.secret());
    var bytes = new byte[signed.bytes().length - 18];
    System.arraycopy(signed.bytes(), 0, bytes, 0, 20);
    System.arraycopy(signed.bytes(), 38, bytes, 20, bytes.length - 20);
    bytes[2] = (byte) (bytes.length >> 8);
    bytes[3] = (byte) bytes.length;
    return new Outgoing(signed.packet(), bytes);
  }

  @Test
  void a_session_that_nobody_signed_in_for_is_answered_and_disconnected() throws Exception {
    var nothing = Wire.request(Code.ACCESS_REQUEST, 0, List.of(), new Secret("x")).packet();
    assertThat(report(INTERIM, nothing, "z1", 5, 5)).isTrue();
    assertThat(nas.nextOrder(PATIENCE).orElseThrow().code()).isEqualTo(Code.DISCONNECT_REQUEST);
  }

  @Test
  void what_is_signed_and_says_nonsense_is_refused_by_name() throws Exception {
    var before = refused("status_type");
    assertThat(nas.report(List.of(identity(), Attribute.of(Type.ACCT_STATUS_TYPE, 99)))).isFalse();
    assertThat(refused("status_type")).isEqualTo(before + 1);
    var longName = Attribute.of(Type.NAS_IDENTIFIER, "x".repeat(65));
    assertThat(nas.report(List.of(longName))).isFalse();
    assertThat(refused("nas_identifier")).isEqualTo(1);
    var empty = Attribute.of(Type.MS_CHAP2_RESPONSE, new byte[0]);
    var asked = Wire.request(Code.ACCESS_REQUEST, 8, List.of(identity(), empty), nas.secret());
    assertThat(nas.send(asked).orElseThrow().code()).isEqualTo(Code.ACCESS_REJECT);
  }

  @Test
  void a_server_is_asked_whether_it_is_there() {
    var asked = Wire.request(Code.STATUS_SERVER, 3, List.of(identity()), nas.secret());
    assertThat(nas.send(asked).orElseThrow().code()).isEqualTo(Code.ACCESS_ACCEPT);
  }

  private void grant(long bytes) throws IOException {
    here.tell(
        "/internal/balances/grants",
        "{'key':'%s','accountId':'%s','bytes':%d,'reason':'ADJUSTMENT','note':'a test'}"
            .formatted(UUID.randomUUID(), customer, bytes));
  }

  private long consumed() throws IOException {
    return balance("consumedBytes");
  }

  private long balance(String field) throws IOException {
    return here.ask("/internal/balances/accounts/" + customer).get(field).asLong();
  }

  private static String acts() {
    try {
      return here.ask("/internal/audit?limit=100").toString();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double refused(String reason) throws IOException {
    return byway
        .get(byway.httpPort, "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("byway_radius_refused_total"))
        .filter(line -> line.contains("reason=\"" + reason + "\""))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  private Attribute identity() {
    return Attribute.of(Type.NAS_IDENTIFIER, device.toString());
  }

  private Packet ask(Credentials credentials) {
    return nas.ask(mac, named(credentials)).orElseThrow();
  }

  private Credentials named(Credentials credentials) {
    return authenticator -> {
      var all = new ArrayList<>(credentials.with(authenticator));
      all.add(identity());
      return all;
    };
  }

  private Code codeOf(Credentials credentials) {
    return ask(credentials).code();
  }

  private Credentials pap(String name, String password) {
    return nas.pap(name, password);
  }

  private Credentials chap(String secret) {
    return authenticator -> {
      try {
        var digest = MessageDigest.getInstance("MD5");
        digest.update((byte) 9);
        digest.update(secret.getBytes(StandardCharsets.UTF_8));
        var response = digest.digest(authenticator);
        var value = new byte[17];
        value[0] = 9;
        System.arraycopy(response, 0, value, 1, 16);
        return List.of(
            Attribute.of(Type.USER_NAME, email), Attribute.of(Type.CHAP_PASSWORD, value));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  private Credentials msChap2(String secret) {
    return authenticator -> {
      var peer = Wire.random();
      var value = new byte[50];
      value[0] = 5;
      System.arraycopy(peer, 0, value, 2, 16);
      var response = MsChap2.respond(email, authenticator, peer, secret);
      System.arraycopy(response, 0, value, 26, 24);
      return List.of(
          Attribute.of(Type.USER_NAME, email),
          Attribute.of(Type.MS_CHAP_CHALLENGE, authenticator),
          Attribute.of(Type.MS_CHAP2_RESPONSE, value));
    };
  }

  private boolean report(int status, Packet accepted, String acct, long up, long down) {
    return nas.report(numbers(status, accepted, acct, up, down));
  }

  private List<Attribute> numbers(int status, Packet accepted, String acct, long up, long down) {
    var all = new ArrayList<Attribute>();
    all.add(identity());
    all.add(Attribute.of(Type.ACCT_STATUS_TYPE, status));
    all.add(Attribute.of(Type.ACCT_SESSION_ID, acct));
    all.add(Attribute.of(Type.USER_NAME, email));
    all.add(Attribute.of(Type.CALLING_STATION_ID, mac.replace(':', '-')));
    all.addAll(accepted.all(Type.CLASS));
    all.add(Attribute.of(Type.ACCT_INPUT_OCTETS, up & 0xffff_ffffL));
    all.add(Attribute.of(Type.ACCT_INPUT_GIGAWORDS, up >>> 32));
    all.add(Attribute.of(Type.ACCT_OUTPUT_OCTETS, down & 0xffff_ffffL));
    all.add(Attribute.of(Type.ACCT_OUTPUT_GIGAWORDS, down >>> 32));
    return all;
  }

  private static String mac(UUID id) {
    return "02:" + id.toString().substring(0, 8).replaceAll("(..)", "$1:") + "01";
  }
}

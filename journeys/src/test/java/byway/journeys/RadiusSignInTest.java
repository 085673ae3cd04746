package byway.journeys;

import static byway.journeys.Poll.PATIENCE;
import static byway.journeys.RadiusShop.INTERIM;
import static byway.journeys.RadiusShop.PASSWORD;
import static byway.journeys.RadiusShop.START;
import static byway.journeys.RadiusShop.STOP;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Packet;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import byway.kit.radius.Wire.Outgoing;
import byway.outside.accesspoint.Nas;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who is let in at access points that people already own, over real RADIUS. */
class RadiusSignInTest extends AtAnAccessPoint {

  @Test
  void a_password_a_network_key_chap_and_ms_chap_2_let_a_customer_in() throws Exception {
    shop.grant(GB);
    var key =
        server.here.ask("/internal/identity/network/keys/" + shop.customer).get("value").asText();
    assertThat(shop.codeOf(shop.pap(shop.email, PASSWORD))).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(shop.codeOf(shop.pap(shop.email, key))).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(shop.codeOf(shop.chap(key))).isEqualTo(Code.ACCESS_ACCEPT);
    var accepted = shop.ask(shop.msChap2(key));
    assertThat(accepted.code()).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(accepted.text(Type.MS_CHAP2_SUCCESS)).contains("S=");
    assertThat(accepted.has(Type.MS_MPPE_RECV_KEY)).isTrue();
    assertThat(shop.codeOf(shop.pap(shop.email, "wrong"))).isEqualTo(Code.ACCESS_REJECT);
    assertThat(shop.codeOf(shop.chap("wrong"))).isEqualTo(Code.ACCESS_REJECT);
    assertThat(shop.ask(shop.msChap2("wrong")).text(Type.MS_CHAP_ERROR)).contains("E=691");
  }

  @Test
  void a_voucher_is_a_name_without_a_password_and_a_mac_address_alone_is_nothing()
      throws Exception {
    var code =
        server
            .here
            .tell(
                "/internal/vouchers/batches",
                "{'key':'%s','label':'cards','count':1,'bytes':%d,'reason':'a test'}"
                    .formatted(UUID.randomUUID(), GB))
            .get("codes")
            .get(0)
            .asText();
    assertThat(shop.codeOf(shop.pap(shop.mac, shop.mac))).isEqualTo(Code.ACCESS_REJECT);
    var accepted = shop.ask(shop.pap(code, ""));
    assertThat(accepted.code()).isEqualTo(Code.ACCESS_ACCEPT);
    assertThat(shop.report(START, accepted, "v1", 0, 0)).isTrue();
    assertThat(shop.codeOf(shop.pap(shop.mac.replace(":", "").toUpperCase(Locale.ROOT), "")))
        .isEqualTo(Code.ACCESS_ACCEPT);
  }

  @Test
  void who_does_not_know_the_secret_is_not_answered() throws Exception {
    var before = server.refused("wrong_secret");
    try (var stranger = Nas.of(server.access, server.accounting, "not the secret")) {
      assertThat(stranger.ask(shop.mac, shop.named(stranger.pap(shop.email, PASSWORD)))).isEmpty();
    }
    assertThat(server.refused("wrong_secret")).isEqualTo(before + 1);
  }

  @Test
  void a_request_that_is_not_signed_is_answered_only_where_that_was_allowed() throws Exception {
    shop.grant(GB);
    var before = server.refused("unsigned");
    assertThat(shop.nas.send(unsigned())).isEmpty();
    assertThat(server.refused("unsigned")).isEqualTo(before + 1);
    var other = UUID.randomUUID();
    server.register(other);
    var known = allow(other);
    try (var old = Nas.of(server.access, server.accounting, known)) {
      var answer = old.send(unsigned(old, other)).orElseThrow();
      assertThat(answer.code()).isEqualTo(Code.ACCESS_ACCEPT);
      assertThat(answer.has(Type.MESSAGE_AUTHENTICATOR)).isTrue();
    }
  }

  @Test
  void an_access_point_takes_no_account_password_unless_its_operator_says_so() throws Exception {
    shop.grant(GB);
    var other = UUID.randomUUID();
    server.register(other);
    try (var strict = Nas.of(server.access, server.accounting, allow(other, false))) {
      assertThat(askAt(strict, other, PASSWORD)).isEqualTo(Code.ACCESS_REJECT);
      var key =
          server.here.ask("/internal/identity/network/keys/" + shop.customer).get("value").asText();
      assertThat(askAt(strict, other, key)).isEqualTo(Code.ACCESS_ACCEPT);
    }
  }

  private Code askAt(Nas nas, UUID name, String secret) {
    return nas.ask(
            shop.mac,
            authenticator -> {
              var all = new ArrayList<>(nas.pap(shop.email, secret).with(authenticator));
              all.add(Attribute.of(Type.NAS_IDENTIFIER, name.toString()));
              return all;
            })
        .orElseThrow()
        .code();
  }

  private String allow(UUID other) throws IOException {
    return allow(other, true);
  }

  private String allow(UUID other, boolean takesPasswords) throws IOException {
    return server
        .here
        .put(
            "/internal/accesspoints",
            """
            {'deviceId':'%s','ranges':['127.0.0.1/32'],'nasIdentifier':'%1$s','dialect':'MIKROTIK',
             'direction':'INPUT_IS_UPLOAD','signsRequests':false,'takesPasswords':%s,'orders':''}
            """
                .formatted(other, takesPasswords))
        .get("secret")
        .asText();
  }

  private Outgoing unsigned() {
    return unsigned(shop.nas, shop.device);
  }

  /**
   * As access points before 2024 sent it: the Message-Authenticator, which comes first, cut out.
   */
  private Outgoing unsigned(Nas from, UUID name) {
    var authenticator = Wire.random();
    var attributes = new ArrayList<>(from.pap(shop.email, PASSWORD).with(authenticator));
    attributes.add(Attribute.of(Type.CALLING_STATION_ID, shop.mac));
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
  void who_has_everything_reserved_where_power_was_lost_is_let_in_elsewhere_after_a_minute()
      throws Exception {
    var unused = reserveEverything();
    var lost = server.here.ask("/internal/access/open-at/" + shop.device).get(0).get("id").asText();
    try (var next = new RadiusShop(server)) {
      var phone = next.named(next.pap(shop.email, PASSWORD));
      var refused = next.nas.ask(next.mac, phone).orElseThrow();
      assertThat(refused.code()).isEqualTo(Code.ACCESS_REJECT);
      assertThat(refused.text(Type.REPLY_MESSAGE)).contains("reserved", "in a minute");
      server.lose(shop.device);
      var throughFreeRadius = next.postAuth(shop.email);
      assertThat(throughFreeRadius.statusCode()).isEqualTo(401);
      assertThat(throughFreeRadius.body()).contains("reply:Reply-Message", "reserved");
      Poll.until("it is given up", PATIENCE, () -> closedFor(lost).equals("device_lost"));
      server.letAMinutePass();
      var letIn = next.nas.ask(next.mac, phone).orElseThrow();
      assertThat(letIn.code()).isEqualTo(Code.ACCESS_ACCEPT);
      assertThat(letIn.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isGreaterThan(4_000_000);
    }
  }

  @Test
  void who_takes_the_device_to_another_access_point_is_let_in_when_the_first_has_put_it_out()
      throws Exception {
    shop.set("GENERIC", "127.0.0.1:" + shop.nas.ordersPort());
    var accepted = reserveEverything();
    try (var next = new RadiusShop(server)) {
      var phone = next.named(next.pap(shop.email, PASSWORD));
      assertThat(next.nas.ask(shop.mac, phone).orElseThrow().code()).isEqualTo(Code.ACCESS_REJECT);
      assertThat(shop.nas.nextOrder(PATIENCE).orElseThrow().code())
          .isEqualTo(Code.DISCONNECT_REQUEST);
      assertThat(shop.report(STOP, accepted, "l1", 0, 5_000)).isTrue();
      assertThat(next.nas.ask(shop.mac, phone).orElseThrow().code()).isEqualTo(Code.ACCESS_ACCEPT);
      assertThat(shop.consumed()).isEqualTo(5_000);
    }
  }

  /** One session at the shop comes to hold all that there is. */
  private Packet reserveEverything() throws IOException {
    shop.grant(10_000_000);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    for (int i = 0; i < 20 && shop.balance("reservedBytes") + shop.consumed() < 10_000_000; i++) {
      assertThat(shop.report(INTERIM, accepted, "l1", 0, i)).isTrue();
    }
    return accepted;
  }

  private static String closedFor(String session) {
    try {
      return server.here.ask("/internal/access/sessions/" + session).get("closedFor").asText();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_server_is_asked_whether_it_is_there() {
    var asked = Wire.request(Code.STATUS_SERVER, 3, List.of(shop.identity()), shop.nas.secret());
    assertThat(shop.nas.send(asked).orElseThrow().code()).isEqualTo(Code.ACCESS_ACCEPT);
  }
}

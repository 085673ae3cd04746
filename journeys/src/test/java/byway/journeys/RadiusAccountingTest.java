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
import byway.kit.radius.Secret;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What access points that people already own report, over real RADIUS, is charged. */
class RadiusAccountingTest extends AtAnAccessPoint {

  @Test
  void bytes_are_charged_before_they_are_answered_and_the_limit_moves_on() throws Exception {
    shop.grant(4 * GB);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(accepted.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(GB);
    assertThat(accepted.number(Type.ACCT_INTERIM_INTERVAL, 0)).isEqualTo(60);
    assertThat(shop.report(START, accepted, "a1", 0, 0)).isTrue();
    assertThat(shop.report(INTERIM, accepted, "a1", 100_000_000, 600_000_000)).isTrue();
    assertThat(shop.consumed()).isEqualTo(700_000_000);
    var order = shop.nas.nextOrder(PATIENCE).orElseThrow();
    assertThat(order.code()).isEqualTo(Code.COA_REQUEST);
    assertThat(order.text(Type.ACCT_SESSION_ID)).isEqualTo("a1");
    assertThat(order.number(Type.CHILLISPOT_MAX_TOTAL_OCTETS, 0)).isEqualTo(1_700_000_000);
    assertThat(shop.report(STOP, accepted, "a1", 100_000_000, 650_000_000)).isTrue();
    assertThat(shop.consumed()).isEqualTo(750_000_000);
    assertThat(shop.balance("reservedBytes")).isZero();
    Poll.until(
        "the answer is in the audit", PATIENCE, () -> server.acts().contains("radius.change"));
  }

  @Test
  void counters_pass_four_gigabytes_and_a_repeated_report_is_charged_once() throws Exception {
    shop.grant(20 * GB);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    long five = 5L << 30;
    var packet = shop.nas.reportPacket(shop.numbers(INTERIM, accepted, "g1", 0, five));
    var first = shop.nas.sendReport(packet).orElseThrow();
    var second = shop.nas.sendReport(packet).orElseThrow();
    assertThat(second.authenticator()).isEqualTo(first.authenticator());
    long charged = shop.consumed();
    assertThat(charged).isBetween(GB, five);
    for (int i = 0; i < 20 && shop.consumed() < five; i++) {
      assertThat(shop.report(INTERIM, accepted, "g1", 0, five)).isTrue();
    }
    assertThat(shop.consumed()).isEqualTo(five);
  }

  @Test
  void a_counter_that_begins_again_at_four_gigabytes_is_charged_in_full() throws Exception {
    shop.grant(20 * GB);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    for (long[] secondsAndBytes : new long[][] {{60, GB}, {120, 2 * GB}, {180, 4 * GB}}) {
      assertThat(wrapping(accepted, secondsAndBytes[0], secondsAndBytes[1])).isTrue();
    }
    for (int i = 0; i < 20 && shop.consumed() < (1L << 32) + 7; i++) {
      assertThat(wrapping(accepted, 240 + i, 7)).isTrue();
    }
    assertThat(wrapping(accepted, 180, 4 * GB)).isTrue(); // the older one, once more
    assertThat(shop.consumed()).isEqualTo((1L << 32) + 7);
  }

  private boolean wrapping(Packet accepted, long seconds, long down) {
    var all = shop.numbers(INTERIM, accepted, "w1", 0, down);
    all.removeIf(
        one ->
            one.type().equals(Type.ACCT_INPUT_GIGAWORDS)
                || one.type().equals(Type.ACCT_OUTPUT_GIGAWORDS));
    all.add(Attribute.of(Type.ACCT_SESSION_TIME, seconds));
    return shop.nas.report(all);
  }

  @Test
  void at_the_end_of_the_balance_it_is_disconnected_and_turned_away() throws Exception {
    shop.grant(10_000_000);
    shop.set("GENERIC", "127.0.0.1:" + shop.nas.ordersPort());
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    for (int i = 0; i < 20 && shop.consumed() < 10_000_000; i++) {
      assertThat(shop.report(INTERIM, accepted, "e1", 0, 12_000_000)).isTrue();
    }
    assertThat(shop.report(INTERIM, accepted, "e1", 0, 12_000_000)).isTrue();
    var order = shop.nas.nextOrder(PATIENCE).orElseThrow();
    assertThat(order.code()).isEqualTo(Code.DISCONNECT_REQUEST);
    assertThat(shop.report(STOP, accepted, "e1", 0, 12_000_000)).isTrue();
    assertThat(shop.consumed()).isEqualTo(10_000_000);
    var refused = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(refused.code()).isEqualTo(Code.ACCESS_REJECT);
    assertThat(refused.text(Type.REPLY_MESSAGE)).contains("used up");
    shop.grant(GB);
    assertThat(shop.codeOf(shop.pap(shop.email, PASSWORD))).isEqualTo(Code.ACCESS_ACCEPT);
  }

  @Test
  void staff_end_a_session_and_its_access_point_says_no_and_signing_in_again_works()
      throws Exception {
    shop.grant(GB);
    shop.nas.refuseOrders();
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(START, accepted, "s1", 0, 0)).isTrue();
    var session =
        server.here.ask("/internal/access/open-at/" + shop.device).get(0).get("id").asText();
    server.here.tell("/internal/access/sessions/" + session + "/close", "{'reason':'staff'}");
    assertThat(shop.nas.nextOrder(PATIENCE).orElseThrow().code())
        .isEqualTo(Code.DISCONNECT_REQUEST);
    Poll.until("the NAK is in the audit", PATIENCE, () -> server.acts().contains("nak 503"));
    assertThat(shop.report(INTERIM, accepted, "s1", 0, 1_000)).isTrue();
    assertThat(shop.nas.nextOrder(PATIENCE)).as("asked again at its next report").isPresent();
    assertThat(shop.codeOf(shop.pap(shop.email, PASSWORD))).isEqualTo(Code.ACCESS_ACCEPT);
  }

  @Test
  void an_access_point_that_begins_anew_leaves_no_session_behind() throws Exception {
    shop.grant(GB);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(INTERIM, accepted, "n1", 5, 7)).isTrue();
    assertThat(shop.balance("reservedBytes")).isPositive();
    assertThat(shop.nas.report(List.of(shop.identity(), Attribute.of(Type.ACCT_STATUS_TYPE, 7))))
        .isTrue();
    assertThat(server.here.ask("/internal/access/open-at/" + shop.device)).isEmpty();
    assertThat(shop.balance("reservedBytes")).isZero();
    assertThat(shop.consumed()).isEqualTo(12);
  }

  @Test
  void an_access_point_that_was_lost_without_a_word_does_not_block_the_next_sign_in()
      throws Exception {
    shop.grant(GB);
    var before = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(INTERIM, before, "l1", 0, 1_000)).isTrue();
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(INTERIM, accepted, "l2", 0, 300)).as("it counts from nothing").isTrue();
    assertThat(shop.consumed()).isEqualTo(1_300);
    assertThat(server.here.ask("/internal/access/open-at/" + shop.device)).hasSize(1);
  }

  @Test
  void a_second_accounting_session_on_the_same_class_is_counted_by_itself() throws Exception {
    shop.grant(4 * GB);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(INTERIM, accepted, "c1", 0, 1_000)).isTrue();
    assertThat(shop.report(INTERIM, accepted, "c2", 0, 300)).isTrue();
    assertThat(shop.report(INTERIM, accepted, "c2", 0, 500)).isTrue();
    assertThat(shop.report(STOP, accepted, "c1", 0, 1_100)).isTrue();
    assertThat(shop.consumed()).isEqualTo(1_600);
  }

  @Test
  void a_session_that_nobody_signed_in_for_is_answered_and_disconnected() throws Exception {
    var nothing = Wire.request(Code.ACCESS_REQUEST, 0, List.of(), new Secret("x")).packet();
    assertThat(shop.report(INTERIM, nothing, "z1", 5, 5)).isTrue();
    assertThat(shop.nas.nextOrder(PATIENCE).orElseThrow().code())
        .isEqualTo(Code.DISCONNECT_REQUEST);
  }

  @Test
  void signing_in_again_within_an_accounting_session_charges_it_once() throws Exception {
    shop.grant(4 * GB);
    var accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(START, accepted, "r1", 0, 0)).isTrue();
    assertThat(shop.report(INTERIM, accepted, "r1", 0, 50_000_000)).isTrue();
    for (long down = 60_000_000; down <= 90_000_000; down += 10_000_000) {
      accepted = shop.ask(shop.pap(shop.email, PASSWORD));
      assertThat(shop.report(INTERIM, accepted, "r1", 0, down)).isTrue();
    }
    assertThat(shop.report(STOP, accepted, "r1", 0, 100_000_000)).isTrue();
    assertThat(shop.consumed()).isEqualTo(100_000_000);
    accepted = shop.ask(shop.pap(shop.email, PASSWORD));
    assertThat(shop.report(START, accepted, "r1", 0, 0)).as("the id is used again").isTrue();
    assertThat(shop.report(INTERIM, accepted, "r1", 0, 1_000_000)).isTrue();
    assertThat(shop.consumed()).isEqualTo(101_000_000);
    assertThat(shop.nas.nextOrder(Duration.ofSeconds(3)).map(Packet::code))
        .as("nobody is turned out")
        .isNotEqualTo(Optional.of(Code.DISCONNECT_REQUEST));
  }

  @Test
  void what_is_signed_and_says_nonsense_is_answered_and_counted_by_name() throws Exception {
    var before = server.refused("status_type");
    assertThat(shop.nas.report(List.of(shop.identity(), Attribute.of(Type.ACCT_STATUS_TYPE, 99))))
        .isTrue();
    assertThat(server.refused("status_type")).isEqualTo(before + 1);
    var longName = Attribute.of(Type.NAS_IDENTIFIER, "x".repeat(65));
    var strangers = server.refused("wrong_secret") + server.refused("unknown_address");
    assertThat(shop.nas.report(List.of(longName))).as("who is known by name alone").isFalse();
    assertThat(server.refused("wrong_secret") + server.refused("unknown_address"))
        .isGreaterThan(strangers);
    var empty = Attribute.of(Type.MS_CHAP2_RESPONSE, new byte[0]);
    var asked =
        Wire.request(Code.ACCESS_REQUEST, 8, List.of(shop.identity(), empty), shop.nas.secret());
    assertThat(shop.nas.send(asked).orElseThrow().code()).isEqualTo(Code.ACCESS_REJECT);
  }
}

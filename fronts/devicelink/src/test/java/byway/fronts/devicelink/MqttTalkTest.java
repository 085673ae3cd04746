package byway.fronts.devicelink;

import static byway.fronts.devicelink.Said.THREE;
import static byway.fronts.devicelink.Said.filled;
import static byway.fronts.devicelink.Said.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import byway.charging.balances.api.CeilingsRaised;
import byway.charging.balances.api.CeilingsRaised.Raised;
import byway.charging.balances.api.SentReport;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is said on a line that is open: subscriptions, messages of each QoS and their windows, and
 * its end.
 */
class MqttTalkTest {
  private static Hotspots house;

  @BeforeAll
  static void open() {
    house = new Hotspots();
  }

  @AfterAll
  static void close() throws Exception {
    house.close();
  }

  private static Wire wire() throws IOException {
    return new Wire(house.port);
  }

  private static Wire five(String properties) throws IOException {
    return Said.five(house.port, properties);
  }

  private static Wire three() throws IOException {
    return Said.three(house.port);
  }

  @Test
  void packets_may_come_byte_by_byte_or_all_at_once() throws IOException {
    var all = new ByteArrayOutputStream();
    all.writeBytes(Wire.packet("10", THREE));
    all.writeBytes(Wire.packet("82", filled("0007 \"D/s\" 01")));
    all.writeBytes(Wire.packet("c0", ""));
    try (var wire = wire()) {
      for (byte one : all.toByteArray()) {
        wire.send(new byte[] {one});
      }
      assertThat(wire.hear()).isEqualTo("20 0000");
      assertThat(wire.hear()).isEqualTo("90 000701");
      assertThat(wire.hear()).isEqualTo("d0 ");
    }
    try (var wire = wire().send(all.toByteArray())) {
      assertThat(wire.hear()).isEqualTo("20 0000");
      assertThat(wire.hear()).isEqualTo("90 000701");
      assertThat(wire.hear()).isEqualTo("d0 ");
    }
  }

  @Test
  void each_filter_has_its_own_answer_and_the_qos_that_was_asked_for() throws IOException {
    var filters =
        "\"D/s\" 00 \"D/d\" 21 \"D/k\" 02 \"D/u\" 01 \"d/other/s\" 01 \"d/#/s\" 01 \"\" 01";
    try (var wire = five("").send("82", filled("0009 00" + filters))) {
      assertThat(wire.hear()).isEqualTo("90 000900" + "000102" + "8787" + "8f8f");
    }
    try (var wire = three().send("82", filled("0009" + filters.replace("21", "01")))) {
      assertThat(wire.hear()).isEqualTo("90 0009" + "000102" + "8080" + "8080");
    }
  }

  @Test
  void unsubscribing_is_answered_filter_by_filter() throws IOException {
    try (var wire = five("").send("82", filled("0001 00 \"D/k\" 01"))) {
      assertThat(wire.hear()).isEqualTo("90 00010001");
      wire.send("a2", filled("0002 00 \"D/k\" \"D/k\" \"d/other/k\" \"a#\""));
      assertThat(wire.hear()).isEqualTo("b0 000200" + "00" + "1111" + "8f");
    }
    try (var wire = three().send("a2", filled("0002 \"D/s\""))) {
      assertThat(wire.hear()).isEqualTo("b0 0002");
    }
  }

  /** Settings are retained: sent to who subscribes, unless it asks for none. */
  @Test
  void retained_settings_come_as_the_subscription_asks() throws IOException {
    try (var wire = five("").send("82", filled("0001 00 \"D/d\" 21"))) {
      assertThat(wire.hear()).isEqualTo("90 00010001");
      wire.send("82", filled("0002 00 \"D/d\" 11"));
      assertThat(wire.hear()).as("it is not new").isEqualTo("90 00020001");
      wire.send("82", filled("0003 00 \"D/d\" 00"));
      assertThat(wire.hear()).isEqualTo("90 00030000");
      assertThat(wire.hear()).as("retained, QoS 0 as asked").startsWith("31 ");
      wire.send("82", filled("0004 00 \"D/d\" 01"));
      assertThat(wire.hear()).isEqualTo("90 00040001");
      assertThat(wire.hear()).as("retained, QoS 1").startsWith("33 ");
    }
  }

  @Test
  void who_has_not_subscribed_hears_nothing() throws IOException {
    try (var wire = five("")) {
      wire.send(report("32", 7, 1_000));
      assertThat(wire.hear()).as("no order before its answer").startsWith("40 0007");
      wire.send("82", filled("0008 00 \"D/s\" 01"));
      assertThat(wire.hear()).isEqualTo("90 00080001");
      assertThat(wire.hear()).as("the snapshot").startsWith("32 ");
      wire.send(report("32", 9, 2_000));
      assertThat(wire.hear()).as("the ceiling").startsWith("32 ");
      assertThat(wire.hear()).isEqualTo("40 0009");
      wire.send("a2", filled("000a 00 \"D/s\"")).send(report("32", 11, 3_000));
      assertThat(wire.hear()).isEqualTo("b0 000a0000");
      assertThat(wire.hear()).isEqualTo("40 000b");
    }
  }

  @Test
  void an_identifier_that_is_in_use_is_refused_to_another_message() throws IOException {
    house.held = new CountDownLatch(1);
    try (var five = five("")) {
      five.send(report("32", 7, 400)).send(report("32", 7, 500)).send(report("34", 7, 500));
      assertThat(five.hear()).isEqualTo("40 000791");
      assertThat(five.hear()).isEqualTo("50 000791");
      house.held.countDown();
      assertThat(five.hear()).as("the first one's").isEqualTo("40 0007");
      five.send(report("32", 7, 600));
      assertThat(five.hear()).as("free again").isEqualTo("40 0007");
    } finally {
      house.held.countDown();
    }
  }

  @Test
  void of_3_1_1_one_that_repeats_itself_is_answered_once_and_another_is_the_end()
      throws IOException {
    int before = house.charged.size();
    house.held = new CountDownLatch(1);
    try (var three = three()) {
      three.send(report("32", 8, 300, "")).send(report("3a", 8, 300, "")).send("c0", "");
      assertThat(three.hear()).isEqualTo("d0 ");
      house.held.countDown();
      assertThat(three.hear()).isEqualTo("40 0008");
      three.send("c0", "");
      assertThat(three.hear()).isEqualTo("d0 ");
      assertThat(house.charged.size()).isEqualTo(before + 1);
      house.held = new CountDownLatch(1);
      three.send(report("32", 9, 400, "")).send(report("32", 9, 500, ""));
      assertThat(three.hear()).isEqualTo("end");
    } finally {
      house.held.countDown();
    }
  }

  @Test
  void what_is_said_at_the_end_is_no_larger_and_no_wordier_than_the_client_wants()
      throws IOException {
    try (var small = five("2700000014").send("c0", "00");
        var terse = new Wire(house.port)) {
      assertThat(small.hear()).isEqualTo("e0 8100");
      terse.send("10", Said.five("1700", "c2", "003c")).send("c0", "00");
      assertThat(terse.hear()).startsWith("20 00");
      assertThat(terse.hear()).isEqualTo("e0 8100");
    }
    var filters = "\"D/s\" 00".repeat(30);
    try (var small = five("2700000014").send("82", filled("0001 00" + filters))) {
      assertThat(small.hear()).as("an answer to 30 filters has 35 bytes").isEqualTo("e0 9500");
      assertThat(small.hear()).isEqualTo("end");
    }
  }

  @Test
  void each_report_goes_to_the_charge_on_its_own_trace_and_as_its_hotspots() throws IOException {
    house.sent.clear();
    try (var three = three().send(report("32", 11, 600, "")).send(report("32", 12, 700, ""))) {
      assertThat(List.of(three.hear(), three.hear()))
          .containsExactlyInAnyOrder("40 000b", "40 000c");
    }
    var from = house.sent.stream().map(SentReport::from).toList();
    assertThat(from.stream().map(one -> one.trace().traceId()).distinct()).hasSize(2);
    assertThat(from)
        .extracting(Context::tenant, Context::principal)
        .containsOnly(
            tuple(Hotspots.TENANT, Principal.device(house.sent.getFirst().report().deviceId())));
  }

  @Test
  void a_message_of_qos_2_is_charged_once_however_often_it_comes() throws IOException {
    for (boolean five : List.of(true, false)) {
      try (var wire = five ? five("") : three()) {
        int before = house.charged.size();
        wire.send(five ? report("34", 5, 500) : report("34", 5, 500, ""));
        assertThat(wire.hear()).isEqualTo("50 0005");
        wire.send(five ? report("3c", 5, 500) : report("3c", 5, 500, ""));
        assertThat(wire.hear()).isEqualTo("50 0005");
        assertThat(house.charged).hasSize(before + 1);
        wire.send("62", "0005");
        assertThat(wire.hear()).isEqualTo("70 0005");
        wire.send("62", "0005");
        assertThat(wire.hear()).startsWith("70 0005");
      }
    }
  }

  @Test
  void a_report_that_must_come_again_is_not_acknowledged() throws Exception {
    house.overloaded = true;
    for (var head : List.of("32", "34")) {
      try (var five = five("").send(report(head, 3, 10))) {
        assertThat(five.hear()).endsWith("000397");
      }
    }
    house.turnedAway.clear();
    try (var three = three().send(report("32", 3, 10, ""))) {
      assertThat(house.turnedAway.poll(120, TimeUnit.SECONDS)).isNotNull();
      house.overloaded = false;
      three.send(report("32", 4, 10, ""));
      assertThat(three.hear()).isEqualTo("40 0004");
    } finally {
      house.overloaded = false;
    }
  }

  @Test
  void a_payload_that_is_none_of_ours_is_answered_and_changes_nothing() throws IOException {
    try (var five = five("").send("32", filled("\"D/u\" 0003 00 ff"));
        var three = three().send("32", filled("\"D/u\" 0003 ff"))) {
      assertThat(five.hear()).isEqualTo("40 000383");
      assertThat(three.hear()).isEqualTo("40 0003");
    }
  }

  @Test
  void more_at_once_than_was_told_ends_the_line() throws IOException {
    try (var wire = five("")) {
      for (int id = 1; id <= 65; id++) {
        wire.send(
            "34", filled("\"D/h\" %04x 00 ff".formatted(id)).replace("ff", "010300ff00000000"));
      }
      String heard;
      do {
        heard = wire.hear();
      } while (heard.startsWith("50"));
      assertThat(heard).startsWith("e0 93");
    }
  }

  @Test
  void a_client_gets_no_more_at_once_than_it_takes() throws IOException {
    try (var wire = five("210001").send("82", filled("0001 00 \"D/s\" 01"))) {
      assertThat(wire.hear()).isEqualTo("90 00010001");
      assertThat(wire.hear()).as("the snapshot").startsWith("32 ");
      wire.send("40", "0001");
      wire.send(report("32", 7, 1_000)).send(report("32", 8, 2_000)).send(report("32", 9, 3_000));
      assertThat(wire.hear()).startsWith("32 ");
      assertThat(List.of(wire.hear(), wire.hear(), wire.hear()))
          .containsExactlyInAnyOrder("40 0007", "40 0008", "40 0009");
      wire.send("40", "0001");
      assertThat(wire.hear()).as("the next, once the first is answered").startsWith("32 ");
      wire.send("40", "0001");
      assertThat(wire.hear()).startsWith("32 ");
    }
  }

  @Test
  void a_ceiling_of_a_session_that_is_gone_is_said_once_and_not_brought_for_ever()
      throws IOException {
    try (var wire = five("").send("82", filled("0001 00 \"D/s\" 00"))) {
      assertThat(wire.hear()).isEqualTo("90 00010000");
      assertThat(wire.hear()).as("the snapshot").startsWith("30 ");
      house.hear(
          new CeilingsRaised(List.of(new Raised(UUID.randomUUID(), Said.DEVICE, 1_000_000))));
      assertThat(wire.hear()).as("the ceiling").startsWith("30 ");
      wire.send("c0", "");
      assertThat(wire.hear()).as("and nothing more").isEqualTo("d0 ");
    }
  }

  @Test
  void a_client_gets_nothing_larger_than_it_takes() throws IOException {
    try (var wire = five("2700000030").send("82", filled("0001 00 \"D/d\" 01 \"D/s\" 01"))) {
      assertThat(wire.hear()).isEqualTo("90 0001000101");
      wire.send("c0", "");
      assertThat(wire.hear()).isEqualTo("d0 ");
    }
    try (var wire = wire().send("10", Said.five("2700000005", "c2", "003c"))) {
      assertThat(wire.hear()).isEqualTo("20 009500");
    }
  }

  @Test
  void a_second_connection_takes_over_and_the_first_is_told() throws IOException {
    try (var first = five("");
        var second = five("");
        var third = three()) {
      assertThat(first.hear()).startsWith("e0 8e");
      assertThat(first.hear()).isEqualTo("end");
      assertThat(second.hear()).startsWith("e0 8e");
      third.send("c0", "");
      assertThat(third.hear()).isEqualTo("d0 ");
    }
  }

  @Test
  void who_is_silent_for_longer_than_it_said_is_told_and_gone() throws IOException {
    try (var wire = wire().send("10", Said.five("", "c2", "0001"))) {
      assertThat(wire.hear()).startsWith("20 0000");
      assertThat(wire.hear()).startsWith("e0 8d");
      assertThat(wire.hear()).isEqualTo("end");
    }
  }

  @Test
  void a_server_that_stops_says_so() throws Exception {
    try (var other = new Hotspots();
        var five = new Wire(other.port).send("10", Said.five("", "c2", "003c"))) {
      assertThat(five.hear()).startsWith("20 0000");
      other.shut();
      assertThat(five.hear()).startsWith("e0 8b");
      assertThat(five.hear()).isEqualTo("end");
    }
  }
}

package byway.fronts.devicelink;

import static byway.fronts.devicelink.Said.DEVICE;
import static byway.fronts.devicelink.Said.THREE;
import static byway.fronts.devicelink.Said.filled;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Who and what is refused, and how each version of MQTT has it said, byte by byte: the packets of
 * MQTT 5 (OASIS, 2019) and of 3.1.1 (OASIS, 2014).
 */
class MqttDoorTest {
  private static final String TOLD = "210040" + "2700004100" + "2800" + "2900" + "2a00";
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
  void a_client_is_told_what_holds() throws IOException {
    try (var wire = wire().send("10", Said.five("", "c2", "003c"))) {
      assertThat(wire.hear()).isEqualTo("20 00000e" + TOLD);
    }
  }

  @Test
  void a_session_is_never_kept_and_silence_is_never_endless() throws IOException {
    try (var wire = wire().send("10", Said.five("11 00000e10", "c0", "0000"))) {
      assertThat(wire.hear()).isEqualTo("20 0000" + "16" + "1100000000" + TOLD + "130708");
    }
    try (var wire = wire().send("10", THREE.replace("c2", "c0"))) {
      assertThat(wire.hear()).isEqualTo("20 0000");
    }
  }

  /** Without words, which are wanted by nobody here. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a wrong password            | 10 | \"MQTT\" 05 c2 003c 02 1700 <I> \"t/ID\" \"wrong\" | 20"
            + " 008600",
        "no password                 | 10 | \"MQTT\" 05 02 003c 02 1700 <I> | 20 008600",
        "another's client id         | 10 | \"MQTT\" 05 c2 003c 02 1700 \"other\" <L> | 20 008500",
        "no client id                | 10 | \"MQTT\" 05 c2 003c 02 1700 \"\" <L> | 20 008500",
        "a will elsewhere            | 10 | \"MQTT\" 05 c6 003c 02 1700 <I> 00 \"d/x/p\" \"\" <L> |"
            + " 20 008700",
        "a will that is no name      | 10 | \"MQTT\" 05 c6 003c 00 <I> 00 \"d/#\" \"\" <L> | 20"
            + " 0090",
        "a will of QoS 3             | 10 | \"MQTT\" 05 de 003c 00 <I> 00 \"D/p\" \"\" <L> | 20"
            + " 0081",
        "the QoS of no will          | 10 | \"MQTT\" 05 ca 003c 00 <I> <L> | 20 0081",
        "a reserved bit              | 10 | \"MQTT\" 05 c3 003c 00 <I> <L> | 20 0081",
        "a property twice            | 10 | \"MQTT\" 05 c2 003c 06 210001210001 <I> <L> | 20 0082",
        "Receive Maximum 0           | 10 | \"MQTT\" 05 c2 003c 03 210000 <I> <L> | 20 0082",
        "Maximum Packet Size 0       | 10 | \"MQTT\" 05 c2 003c 05 2700000000 <I> <L> | 20 0082",
        "neither yes nor no          | 10 | \"MQTT\" 05 c2 003c 02 1702 <I> <L> | 20 0082",
        "a property that is none     | 10 | \"MQTT\" 05 c2 003c 02 7700 <I> <L> | 20 0081",
        "a property of others        | 10 | \"MQTT\" 05 c2 003c 03 230001 <I> <L> | 20 0081",
        "another authentication      | 10 | \"MQTT\" 05 c2 003c 09 15 \"SCRAMX\" <I> <L> | 20 008c",
        "its data alone              | 10 | \"MQTT\" 05 c2 003c 04 16 \"x\" <I> <L> | 20 0082",
        "bytes left over             | 10 | \"MQTT\" 05 c2 003c 00 <I> <L> 00 | 20 0081",
        "cut short                   | 10 | \"MQTT\" 05 c2 003c 00 <I> | 20 0081",
        "not UTF-8                   | 10 | \"MQTT\" 05 c2 003c 00 0002 c080 <L> | 20 0081",
        "half a character            | 10 | \"MQTT\" 05 c2 003c 00 0003 eda080 <L> | 20 0081",
        "a NUL                       | 10 | \"MQTT\" 05 c2 003c 00 0001 00 <L> | 20 0081",
        "a version to come           | 10 | \"MQTT\" 06 c2 003c 00 <I> <L> | 20 008400",
        "an old version              | 10 | \"MQIsdp\" 03 c2 003c <I> <L> | 20 0001",
        "no version                  | 10 | \"MQTT\" 03 c2 003c <I> <L> | 20 0001",
        "3.1.1: a wrong password     | 10 | \"MQTT\" 04 c2 003c <I> \"t/ID\" \"wrong\" | 20 0005",
        "3.1.1: no client id         | 10 | \"MQTT\" 04 00 003c \"\" | 20 0002",
        "3.1.1: another's client id  | 10 | \"MQTT\" 04 c2 003c \"other\" <L> | 20 0002",
        "3.1.1: password alone       | 10 | \"MQTT\" 04 42 003c <I> \"secret\" | end",
        "3.1.1: a will of QoS 3      | 10 | \"MQTT\" 04 de 003c <I> \"D/p\" \"\" <L> | end",
        "3.1.1: a reserved bit       | 10 | \"MQTT\" 04 c3 003c <I> <L> | end",
        "another protocol            | 10 | \"HTTP\" 04 c2 003c <I> <L> | end",
        "flags of CONNECT            | 11 | \"MQTT\" 05 c2 003c 00 <I> <L> | end",
        "something else at first     | 30 | \"D/u\" 00 | end",
        "PINGREQ at first            | c0 | ~~ | end",
        "a type that there is not    | 00 | ~~ | end",
      })
  void who_is_not_let_in_is_told_why_as_its_version_has_it(
      String name, String head, String body, String answer) throws IOException {
    try (var wire =
        wire().send(head, filled(body == null ? "" : body).replace("t/ID", "t/" + DEVICE))) {
      assertThat(wire.hear()).as(name).startsWith(answer);
      assertThat(answer.equals("end") ? "end" : wire.hear()).isEqualTo("end");
    }
  }

  @Test
  void a_refusal_has_words_where_they_are_wanted() throws IOException {
    try (var wire = wire().send("10", Said.five("", "c2", "003c").replace("'secret'", "'wrong'"))) {
      var words =
          Wire.HEX.formatHex("not a hotspot's credentials".getBytes(StandardCharsets.UTF_8));
      assertThat(wire.hear()).startsWith("20 0086").endsWith(words);
    }
  }

  @Test
  void a_service_that_is_away_is_said_in_each_versions_words() throws IOException {
    house.away = true;
    try (var five = wire().send("10", Said.five("", "c2", "003c"));
        var three = wire().send("10", THREE)) {
      assertThat(five.hear()).startsWith("20 0088");
      assertThat(three.hear()).isEqualTo("20 0003");
    } finally {
      house.away = false;
    }
  }

  /** What breaks the rules ends the line, and MQTT 5 says why; 3.1.1 has no word for it. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a second CONNECT              | 10 | \"MQTT\" 05 c2 003c 00 <I> <L> | 82",
        "AUTH                          | f0 | 18 00 | 82",
        "CONNACK                       | 20 | 00 00 00 | 82",
        "SUBACK                        | 90 | 0001 00 00 | 82",
        "PINGRESP                      | d0 | ~~ | 82",
        "a PINGREQ with something      | c0 | 00 | 81",
        "QoS 3                         | 36 | \"D/u\" 0001 00 | 81",
        "DUP of QoS 0                  | 38 | \"D/u\" 00 | 81",
        "packet 0                      | 32 | \"D/u\" 0000 00 | 82",
        "a topic with a wildcard       | 32 | \"d/+/u\" 0001 00 | 90",
        "a topic with a NUL            | 32 | 0003 640075 0001 00 | 81",
        "no topic                      | 32 | \"\" 0001 00 | 82",
        "an alias                      | 32 | \"D/u\" 0001 03 230001 | 94",
        "a subscription's identifier   | 32 | \"D/u\" 0001 02 0b01 | 82",
        "neither text nor not          | 32 | \"D/u\" 0001 02 0102 | 82",
        "an answer to a wildcard       | 32 | \"D/u\" 0001 06 08 \"a/#\" | 90",
        "a property twice              | 32 | \"D/u\" 0001 0a 0200000001 0200000001 | 82",
        "a property's half             | 32 | \"D/u\" 0001 01 02 | 81",
        "another's topic               | 32 | \"d/other/u\" 0001 00 | 87",
        "a topic to be heard           | 32 | \"D/s\" 0001 00 | 87",
        "SUBSCRIBE with flags          | 80 | 0001 00 \"D/s\" 00 | 81",
        "SUBSCRIBE to nothing          | 82 | 0001 00 | 82",
        "SUBSCRIBE of number 0         | 82 | 0000 00 \"D/s\" 00 | 82",
        "QoS 3 asked for               | 82 | 0001 00 \"D/s\" 03 | 82",
        "reserved options              | 82 | 0001 00 \"D/s\" 40 | 81",
        "retain handling 3             | 82 | 0001 00 \"D/s\" 30 | 82",
        "a filter without its options  | 82 | 0001 00 \"D/s\" | 81",
        "a subscription identifier     | 82 | 0001 02 0b01 \"D/s\" 00 | a1",
        "subscription identifier 0     | 82 | 0001 02 0b00 \"D/s\" 00 | 82",
        "a shared subscription         | 82 | 0001 00 \"$share/a/D/s\" 00 | 9e",
        "shared, without one's own     | 82 | 0001 00 \"$share/a/D/s\" 04 | 82",
        "a wildcard                    | 82 | 0001 00 \"D/#\" 00 | a2",
        "UNSUBSCRIBE from nothing      | a2 | 0001 00 | 82",
        "UNSUBSCRIBE with flags        | a0 | 0001 00 \"D/s\" | 81",
        "PUBACK for a reason           | 40 | 0001 df 00 | 81",
        "PUBREC for a reason           | 50 | 0001 ee 00 | 81",
        "PUBREL for a reason           | 62 | 0001 81 00 | 81",
        "PUBREL with flags             | 60 | 0001 | 81",
        "PUBCOMP of number 0           | 70 | 0000 | 82",
        "DISCONNECT for a reason       | e0 | f9 00 | 81",
        "DISCONNECT with flags         | e1 | 00 | 81",
        "a session kept after all      | e0 | 00 05 1100000001 | 82",
        "a type that there is not      | 00 | ~~ | 81",
      })
  void what_breaks_the_rules_ends_the_line_with_its_reason(
      String name, String head, String body, String reason) throws IOException {
    try (var wire = five("").send(head, filled(body == null ? "" : body))) {
      assertThat(wire.hear()).as(name).startsWith("e0 " + reason);
      assertThat(wire.hear()).isEqualTo("end");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "a second CONNECT           | 10 | \"MQTT\" 04 c2 003c <I> <L>",
        "AUTH                       | f0 | ~~",
        "QoS 3                      | 36 | \"D/u\" 0001",
        "packet 0                   | 32 | \"D/u\" 0000",
        "a topic with a wildcard    | 30 | \"d/#\"",
        "another's topic            | 30 | \"d/other/u\"",
        "SUBSCRIBE to nothing       | 82 | 0001",
        "QoS 3 asked for            | 82 | 0001 \"D/s\" 03",
        "reserved options           | 82 | 0001 \"D/s\" 04",
        "UNSUBSCRIBE from nothing   | a2 | 0001",
        "PUBACK with a reason       | 40 | 0001 00",
        "DISCONNECT with a reason   | e0 | 00",
      })
  void of_3_1_1_the_line_just_ends(String name, String head, String body) throws IOException {
    try (var wire = three().send(head, filled(body == null ? "" : body))) {
      assertThat(wire.hear()).as(name).isEqualTo("end");
    }
  }

  @Test
  void a_length_that_is_too_long_for_itself_is_malformed() throws IOException {
    try (var five = five("").send(Wire.bytes("c0 80 00"));
        var endless = five("").send(Wire.bytes("30 ff ff ff ff"));
        var early = wire().send(Wire.bytes("10 ff ff ff ff"))) {
      assertThat(five.hear()).startsWith("e0 81");
      assertThat(endless.hear()).startsWith("e0 81");
      assertThat(early.hear()).isEqualTo("end");
    }
  }

  @Test
  void a_packet_larger_than_told_is_refused_before_it_is_here() throws IOException {
    double before = house.counted("byway_device_disconnects_total", "reason", "packet_too_large");
    try (var five = five("").send(Wire.bytes("30 80 80 80 01"));
        var three = three().send(Wire.bytes("30 80 80 80 01"));
        var early = wire().send(Wire.bytes("10 80 80 80 01 'MQTT' 05 c2 003c"))) {
      assertThat(five.hear()).startsWith("e0 95");
      assertThat(three.hear()).isEqualTo("end");
      assertThat(early.hear()).startsWith("20 0095");
    }
    assertThat(house.counted("byway_device_disconnects_total", "reason", "packet_too_large"))
        .isEqualTo(before + 3);
  }
}

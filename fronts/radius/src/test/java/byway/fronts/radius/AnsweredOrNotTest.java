package byway.fronts.radius;

import static byway.fronts.radius.Front.INTERIM;
import static byway.fronts.radius.Front.OFF;
import static byway.fronts.radius.Front.START;
import static byway.fronts.radius.Front.STOP;
import static byway.fronts.radius.Words.MAC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import byway.charging.balances.api.SentReport;
import byway.kit.context.Context;
import byway.kit.context.Principal;
import byway.kit.radius.Attribute;
import byway.kit.radius.Code;
import byway.kit.radius.Type;
import byway.kit.radius.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is proven is answered, charged or not; silence is for what passes. */
class AnsweredOrNotTest {
  private static final byte[] NUL = {'a', 0, 'b'};
  private static final byte[] NO_UTF_8 = {'a', (byte) 0xff, (byte) 0xc0};

  private final Front front = new Front();

  private boolean isAnswered(Words words) {
    return front.isAnswered(words.all());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 4, 6, 9, 10, 11, 12, 13, 14, 15, 99, 0xffff_ffffL})
  void a_status_that_charges_nothing_is_answered_and_counted(long status) {
    var words = Words.of(1, "a", 1, 1);
    var all = words.all();
    all[0] = Attribute.of(Type.ACCT_STATUS_TYPE, status);
    assertThat(front.isAnswered(all)).isTrue();
    assertThat(front.refused("status_type")).isEqualTo(1);
    assertThat(front.charged("ann@x")).isZero();
  }

  @Test
  void each_report_goes_to_the_charge_on_its_own_trace_and_as_its_access_points() {
    var given = front.signIn("ann@x", MAC);
    for (int status : new int[] {INTERIM, STOP}) {
      assertThat(isAnswered(Words.of(status).acct("a").mac(MAC).used(status).given(given)))
          .isTrue();
    }
    var from = front.neighbours.sent.stream().map(SentReport::from).toList();
    assertThat(from).hasSize(2).doesNotHaveDuplicates();
    assertThat(from)
        .extracting(Context::tenant, Context::principal)
        .containsOnly(tuple(front.tenant, Principal.device(front.device)));
  }

  @Test
  void without_a_status_it_is_answered_too() {
    assertThat(front.isAnswered(Attribute.of(Type.ACCT_SESSION_ID, "a"))).isTrue();
    assertThat(front.isAnswered()).isTrue();
    assertThat(front.isAnswered(Attribute.of(Type.ACCT_STATUS_TYPE, new byte[3]))).isTrue();
  }

  /** An attribute by its number, and what is in it; all of it is beside what is charged. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "1, 610062", // User-Name with a NUL
    "1, 61ffc0", // and that is no UTF-8
    "1, ''",
    "8, ''", // Framed-IP-Address
    "8, 0a0000",
    "8, 0a0000010a0000010a0000",
    "4, 00",
    "32, ''",
    "46, 0000", // Acct-Session-Time
    "41, ''",
    "55, 00",
    "25, ''", // Class
    "25, 00ff00",
    "240, 0102",
    "26, ''",
    "26, 0000",
    "26, 0000013700",
    "26, 00000137010f00"
  })
  void what_is_odd_and_not_needed_is_charged_beside(int number, String hex) {
    var given = front.signIn("ann@x", MAC);
    var odd = Attribute.of(new Type(0, number), HexFormat.of().parseHex(hex));
    for (int status : new int[] {START, INTERIM, STOP}) {
      assertThat(isAnswered(Words.of(status).with(odd).acct("a").mac(MAC).used(5).given(given)))
          .isTrue();
    }
    assertThat(front.charged("ann@x")).isEqualTo(5_000_000);
  }

  @Test
  void an_id_of_any_bytes_is_one_and_said_back() {
    var given = front.signIn("ann@x", MAC);
    for (var id : new byte[][] {NUL, NO_UTF_8, {'\\', '0', '0'}}) {
      var words = Words.of(INTERIM).with(Attribute.of(Type.ACCT_SESSION_ID, id)).mac(MAC);
      assertThat(isAnswered(words.used(5).given(given))).isTrue();
      assertThat(isAnswered(words.used(7).given(given))).isTrue();
      assertThat(PlainText.bytes(PlainText.of(id))).isEqualTo(id);
    }
    assertThat(front.charged("ann@x")).isEqualTo(21_000_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "zz", "02-00-00-00-00", "10.0.0.7", "02-00-00-00-00-77-88"})
  void without_a_mac_address_the_class_or_the_id_tells_and_else_it_is_counted(String mac) {
    var given = front.signIn("ann@x", MAC);
    assertThat(isAnswered(Words.of(INTERIM).acct("a").mac(mac).used(5).given(given))).isTrue();
    assertThat(isAnswered(Words.of(INTERIM).acct("a").mac(mac).used(6))).isTrue();
    assertThat(front.charged("ann@x")).isEqualTo(6_000_000);
    assertThat(isAnswered(Words.of(INTERIM).acct("b").mac(mac).used(6))).isTrue();
    assertThat(front.refused("no_mac")).isEqualTo(1);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void a_counter_that_cannot_be_read_is_counted_and_the_other_charged() {
    var given = front.signIn("ann@x", MAC);
    var words = Words.of(INTERIM).acct("a").mac(MAC).given(given);
    assertThat(
            isAnswered(
                words.with(
                    Attribute.of(Type.ACCT_INPUT_OCTETS, new byte[3]),
                    Attribute.of(Type.ACCT_OUTPUT_OCTETS, 9))))
        .isTrue();
    assertThat(front.refused("number_length")).isEqualTo(1);
    assertThat(
            isAnswered(
                words.with(
                    Attribute.of(Type.ACCT_INPUT_GIGAWORDS, 0xffff_ffffL),
                    Attribute.of(Type.ACCT_OUTPUT_OCTETS, 10))))
        .isTrue();
    assertThat(front.refused("counter_out_of_range")).isEqualTo(1);
    assertThat(front.charged("ann@x")).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 15, 17, 129, 144, 200, 240, 253})
  void a_password_that_cannot_be_one_is_a_reject(int length) {
    var answer =
        front.ask(
            Wire.random(),
            Attribute.of(Type.USER_NAME, "ann@x"),
            Attribute.of(Type.USER_PASSWORD, new byte[length]),
            Attribute.of(Type.CALLING_STATION_ID, MAC));
    assertThat(answer.code()).isEqualTo(Code.ACCESS_REJECT);
  }

  @Test
  void a_name_that_is_none_is_a_reject() {
    var mac = Attribute.of(Type.CALLING_STATION_ID, MAC);
    assertThat(front.ask(Wire.random(), mac).code()).isEqualTo(Code.ACCESS_REJECT);
    for (var name : new byte[][] {NUL, NO_UTF_8, {}}) {
      var asked = Attribute.of(Type.USER_NAME, name);
      var password = Attribute.of(Type.USER_PASSWORD, new byte[16]);
      assertThat(front.ask(Wire.random(), asked, password, mac).code())
          .isEqualTo(Code.ACCESS_REJECT);
    }
    var chap = Attribute.of(Type.CHAP_PASSWORD, new byte[3]);
    assertThat(front.ask(Wire.random(), Attribute.of(Type.USER_NAME, "ann@x"), chap, mac).code())
        .isEqualTo(Code.ACCESS_REJECT);
  }

  /** What proxies have added comes back whole, whatever is left out for it (RFC 2865, 5.33). */
  @ParameterizedTest
  @ValueSource(ints = {0, 100, 187, 200, 220, 253})
  void a_request_that_is_full_of_what_has_to_come_back_is_answered(int last) {
    int room = Wire.MOST_BYTES - 20 - 18 - 7 - (2 + MAC.length()) - 18;
    var states = new ArrayList<Attribute>();
    for (int length = 253; room > 2; length = states.size() == 14 ? last : 253) {
      var state = new byte[Math.min(length, room - 2)];
      states.add(Attribute.of(Type.PROXY_STATE, state));
      room -= 2 + state.length;
    }
    var all = states.toArray(Attribute[]::new);
    assertThat(front.ask("ann@x", "a key", MAC, all).code()).isEqualTo(Code.ACCESS_REJECT);
    states.add(Attribute.of(Type.USER_NAME, "ann@x"));
    states.add(Attribute.of(Type.CALLING_STATION_ID, MAC));
    var rejected = front.ask(Wire.random(), states.toArray(Attribute[]::new));
    assertThat(rejected.code()).isEqualTo(Code.ACCESS_REJECT);
    assertThat(rejected.all(Type.PROXY_STATE)).containsExactly(all);
  }

  @Test
  void while_something_is_away_there_is_silence() {
    var given = front.signIn("ann@x", MAC);
    var words = Words.of(START, "a", 0, 0).given(given);
    front.neighbours.broken = "tallies";
    assertThat(isAnswered(words)).isFalse();
    assertThat(isAnswered(words)).isTrue();
  }

  @Test
  void a_recorded_accounting_off_that_is_said_again_ends_nothing() {
    var given = front.signIn("ann@x", MAC);
    assertThat(isAnswered(Words.of(START, "a", 0, 0).given(given))).isTrue();
    front.clock.advance(Duration.ofMinutes(1));
    long then = front.clock.instant().getEpochSecond();
    var timed = front.report(Words.of(OFF).at(then).all());
    var delayed = Words.of(OFF).late(600);
    var bare = front.report(Words.of(OFF).all());
    assertThat(front.send(timed)).isPresent();
    assertThat(front.send(bare)).isPresent();
    assertThat(front.neighbours.openAt(front.device)).isEmpty();
    front.clock.advance(Duration.ofMinutes(7));
    given = front.signIn("ann@x", MAC);
    assertThat(isAnswered(Words.of(START, "b", 0, 0).given(given))).isTrue();
    front.clock.advance(Duration.ofMinutes(1));
    for (boolean isRestarted : new boolean[] {false, true}) {
      assertThat(front.send(timed)).isPresent();
      assertThat(isAnswered(delayed)).isTrue();
      assertThat(front.send(bare)).isPresent();
      assertThat(front.refused("old_restart")).isEqualTo(2);
      assertThat(front.refused("replayed_restart")).isEqualTo(1);
      assertThat(front.neighbours.openAt(front.device)).hasSize(1);
      if (!isRestarted) {
        front.restart();
      }
    }
    assertThat(isAnswered(Words.of(OFF).at(front.clock.instant().getEpochSecond()))).isTrue();
    assertThat(front.neighbours.openAt(front.device)).isEmpty();
  }
}

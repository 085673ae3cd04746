package byway.fronts.radius;

import static byway.fronts.radius.Front.INTERIM;
import static byway.fronts.radius.Front.START;
import static byway.fronts.radius.Front.STOP;
import static byway.fronts.radius.Words.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import byway.kit.radius.Attribute;
import byway.kit.radius.Type;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes an accounting session: who charges by anything else charges twice, or not at all. */
class AccountingSessionTest extends Reported {
  @Test
  void signing_in_again_within_an_accounting_session_charges_nothing_twice() {
    var first = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(first));
    pass(60);
    tell(Words.of(INTERIM, "a", 50, 60).given(first));
    long megabytes = 50;
    for (int again = 1; again <= 4; again++) {
      pass(30);
      var next = front.signIn("ann@x", MAC);
      pass(30);
      megabytes += 10;
      tell(Words.of(INTERIM, "a", megabytes, 60 + 60 * again).given(next));
    }
    tell(Words.of(STOP, "a", megabytes + 10, 360));
    assertCharged(megabytes + 10);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void class_may_be_missing_empty_foreign_or_many() {
    var ours = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(FOREIGN, new byte[0], ours));
    tell(Words.of(INTERIM, "a", 10, 60));
    tell(Words.of(INTERIM, "a", 20, 120).given(new byte[0]));
    front.restart();
    tell(Words.of(INTERIM, "a", 30, 180).given(FOREIGN));
    tell(Words.of(INTERIM, "a", 40, 240).given(FOREIGN, ours));
    front.restart();
    tell(Words.of(STOP, "a", 50, 300).given(ours, FOREIGN));
    assertCharged(50);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void ours_is_found_among_several_also_by_a_process_that_has_given_none() {
    var ours = front.signIn("ann@x", MAC);
    front.restart();
    tell(Words.of(INTERIM, "a", 12, 60).given(FOREIGN, ours));
    assertCharged(12);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "02-00-00-00-00-77",
        "02:00:00:00:00:77",
        "0200.0000.0077",
        "020000000077",
        "020000-000077",
        "02-00-00-00-00-77:Our Wi-Fi",
        "02:00:00:00:00:77:Our Wi-Fi",
        "0200.0000.0077 Our Wi-Fi"
      })
  void a_mac_address_is_one_however_it_is_written(String written) {
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(given));
    tell(Words.of(INTERIM).acct("a").mac(written).used(10).seconds(60));
    tell(Words.of(INTERIM).acct("a").used(20).seconds(120));
    tell(Words.of(INTERIM).mac(written).used(30).seconds(180).given(given));
    tell(Words.of(STOP, "a", 40, 240));
    assertCharged(40);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void what_changes_from_report_to_report_makes_no_other_session() {
    var given = front.signIn("ann@x", MAC);
    for (int i = 0; i < 4; i++) {
      tell(
          Words.of(i == 3 ? STOP : INTERIM, "a", 10 * i, 60 * i)
              .given(given)
              .with(
                  Attribute.of(Type.USER_NAME, "anonymous" + i),
                  Attribute.of(Type.NAS_PORT, i),
                  Attribute.of(new Type(0, 50), "multi" + i),
                  Attribute.of(Type.FRAMED_IP_ADDRESS, new byte[] {10, 0, 0, (byte) i})));
    }
    assertCharged(30);
  }

  @Test
  void half_a_name_is_enough_where_one_alone_can_be_meant() {
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START).acct("a").given(given));
    tell(Words.of(INTERIM).acct("a").used(10).seconds(60));
    tell(Words.of(INTERIM).mac(MAC).used(20).seconds(120));
    assertCharged(20);
    front.restart();
    tell(Words.of(INTERIM).acct("a").used(30).seconds(180));
    var other = front.signIn("bob@x", "02-00-00-00-00-78");
    tell(Words.of(START).acct("a").mac("02-00-00-00-00-78").given(other));
    front.restart();
    tell(Words.of(INTERIM).acct("a").used(40).seconds(240));
    assertCharged(30);
    assertThat(front.charged("bob@x")).isZero();
    assertThat(front.refused("no_mac")).isEqualTo(1);
    assertThat(front.orders).as("nobody is turned out on a guess").isEmpty();
  }

  @Test
  void one_that_never_tells_its_id_is_charged_all_the_same() {
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START).mac(MAC).given(given));
    tell(Words.of(INTERIM).mac(MAC).used(10).seconds(60));
    tell(Words.of(STOP).mac(MAC).used(20).seconds(120));
    pass(60);
    given = front.signIn("ann@x", MAC);
    tell(Words.of(START).mac(MAC).given(given));
    pass(30);
    tell(Words.of(STOP).mac(MAC).used(7).seconds(30));
    assertCharged(27);
    tell(Words.of(INTERIM).used(7));
    assertThat(front.refused("no_session_id")).isEqualTo(1);
  }

  @Test
  void who_signs_in_within_anothers_accounting_session_pays_from_then_on() {
    var anns = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(anns));
    pass(60);
    tell(Words.of(INTERIM, "a", 50, 60).given(anns));
    pass(10);
    var bobs = front.signIn("bob@x", MAC);
    pass(50);
    tell(Words.of(INTERIM, "a", 60, 120).given(bobs));
    tell(Words.of(INTERIM, "a", 55, 90).given(anns));
    front.restart();
    tell(Words.of(INTERIM, "a", 70, 180).given(bobs));
    tell(Words.of(STOP, "a", 75, 240).given(bobs));
    assertCharged(50);
    assertThat(front.charged("bob@x")).isEqualTo(25_000_000);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void a_session_that_was_closed_here_goes_on_for_who_signs_in_again() {
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(given));
    pass(60);
    tell(Words.of(INTERIM, "a", 50, 60).given(given));
    var session = front.neighbours.openAt(front.device).getFirst();
    var unused = front.neighbours.close(session.id(), "staff");
    front.deliverFacts();
    assertThat(front.orders).containsExactly("disconnect a");
    pass(60);
    tell(Words.of(INTERIM, "a", 51, 120).given(given));
    assertThat(front.orders).as("asked again").hasSize(2);
    pass(10);
    var again = front.signIn("ann@x", MAC);
    pass(50);
    tell(Words.of(INTERIM, "a", 60, 180).given(again));
    tell(Words.of(STOP, "a", 65, 240).given(again));
    assertCharged(65);
    assertThat(front.orders).hasSize(2);
  }

  @Test
  void a_counter_that_wraps_goes_on_and_gigawords_may_be_missing() {
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(INTERIM, "a", 4_000, 60).given(given));
    tell(Words.of(INTERIM, "a", 100, 120));
    long once = (1L << 32) + 100_000_000L;
    assertThat(front.charged("ann@x")).isEqualTo(once);
    tell(Words.of(INTERIM, "a", 200, 180).with(Attribute.of(Type.ACCT_OUTPUT_GIGAWORDS, 1)));
    tell(Words.of(INTERIM, "a", 300, 240));
    front.restart();
    tell(Words.of(INTERIM, "a", 100, 120));
    tell(Words.of(STOP, "a", 400, 300));
    assertThat(front.charged("ann@x")).isEqualTo((1L << 32) + 400_000_000L);
  }

  @Test
  void a_report_of_what_is_known_asks_nobody() {
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(given));
    int before = front.neighbours.asked;
    for (int i = 1; i <= 20; i++) {
      tell(Words.of(INTERIM, "a", i, 60L * i).given(given));
    }
    assertThat(front.neighbours.asked).isEqualTo(before);
  }

  @Test
  void what_fails_half_way_is_not_answered_and_done_once_when_it_comes_again() {
    var anns = front.signIn("ann@x", MAC);
    for (var call : List.of("tallies", "admit", "beginTally")) {
      front.neighbours.broken = call;
      assertThat(front.isAnswered(Words.of(START, "a", 0, 0).given(anns).all())).isFalse();
    }
    tell(Words.of(START, "a", 0, 0).given(anns));
    pass(60);
    tell(Words.of(INTERIM, "a", 50, 60).given(anns));
    pass(1);
    var bobs = front.signIn("bob@x", MAC);
    pass(59);
    for (var call : List.of("states", "close", "admit", "beginTally")) {
      front.neighbours.broken = call;
      assertThat(front.isAnswered(Words.of(INTERIM, "a", 60, 120).given(bobs).all())).isFalse();
      front.deliverFacts();
    }
    tell(Words.of(INTERIM, "a", 60, 120).given(bobs));
    front.neighbours.broken = "endTally";
    assertThat(front.isAnswered(Words.of(STOP, "a", 70, 180).given(bobs).all())).isFalse();
    tell(Words.of(STOP, "a", 70, 180).given(bobs));
    assertCharged(50);
    assertThat(front.charged("bob@x")).isEqualTo(20_000_000);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void after_its_own_stop_an_access_point_hears_nothing_of_it() {
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(given));
    tell(Words.of(INTERIM, "a", 5, 60).given(given));
    assertThat(front.isAnswered(Words.of(STOP, "a", 10, 120).given(given).all())).isTrue();
    for (var session : front.neighbours.openAt(front.device)) {
      var unused = front.neighbours.close(session.id(), "staff");
    }
    front.deliverFacts();
    tell(Words.of(INTERIM, "a", 9, 110).given(given));
    front.restart();
    tell(Words.of(INTERIM, "a", 9, 110).given(given));
    assertCharged(10);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void what_is_used_up_is_ended_and_nobody_who_has_data() {
    front.neighbours.grantedBytes = 20_000_000;
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0).given(given));
    tell(Words.of(INTERIM, "a", 19, 60).given(given));
    assertThat(front.orders).isEmpty();
    tell(Words.of(INTERIM, "a", 22, 120).given(given));
    assertThat(front.orders).containsExactly("disconnect a");
    assertCharged(20);
  }
}

package byway.fronts.radius;

import static byway.fronts.radius.Front.INTERIM;
import static byway.fronts.radius.Front.OFF;
import static byway.fronts.radius.Front.ON;
import static byway.fronts.radius.Front.START;
import static byway.fronts.radius.Front.STOP;
import static byway.fronts.radius.Words.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of accounting sessions that are used again, and what is late of those before. */
class NamesUsedAgainTest extends Reported {
  @Test
  void an_id_that_is_used_again_after_a_stop_is_another_session_and_not_turned_out() {
    var unused = front.signIn("ann@x", MAC);
    tell(Words.of(START, "00000001", 0, 0));
    tell(Words.of(STOP, "00000001", 30, 60));
    pass(3_600);
    unused = front.signIn("ann@x", MAC);
    tell(Words.of(START, "00000001", 0, 0));
    tell(Words.of(INTERIM, "00000001", 1, 60));
    assertCharged(31);
    tell(Words.of(STOP, "00000001", 2, 120));
    assertCharged(32);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void after_accounting_on_and_off_ids_begin_again() {
    for (int status : new int[] {ON, OFF}) {
      var given = front.signIn("ann@x", MAC);
      pass(1);
      tell(Words.of(START, "1", 0, 0).given(given));
      pass(60);
      tell(Words.of(INTERIM, "1", 30, 60).given(given));
      pass(5);
      tell(Words.of(status));
      assertThat(front.neighbours.openAt(front.device)).isEmpty();
      pass(5);
    }
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START, "1", 0, 0).given(given));
    tell(Words.of(STOP, "1", 10, 60).given(given));
    assertCharged(70);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void an_access_point_without_power_that_says_nothing_of_it_begins_again() {
    var first = front.signIn("ann@x", MAC);
    tell(Words.of(START, "1", 0, 0).given(first));
    pass(600);
    tell(Words.of(INTERIM, "1", 30, 600).given(first));
    pass(90);
    var second = front.signIn("ann@x", MAC);
    pass(1);
    tell(Words.of(START, "1", 0, 0).given(second));
    pass(60);
    tell(Words.of(INTERIM, "1", 40, 60).given(second));
    pass(60);
    tell(Words.of(STOP, "1", 50, 120).given(second));
    assertCharged(80);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void its_start_is_lost_and_its_time_tells() {
    long began = now();
    var unused = front.signIn("ann@x", MAC);
    tell(Words.of(START, "1", 0, 0).at(began));
    pass(600);
    tell(Words.of(INTERIM, "1", 30, 600).at(began + 600));
    pass(300);
    unused = front.signIn("ann@x", MAC);
    pass(120);
    tell(Words.of(INTERIM, "1", 20, 60).at(now()));
    assertCharged(50);
    tell(Words.of(INTERIM, "1", 30, 600).at(began + 600));
    tell(Words.of(STOP, "1", 35, 700).at(began + 700));
    assertCharged(55);
    assertThat(front.orders).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_older_report_changes_nothing(boolean isTimed) {
    long began = now();
    var given = front.signIn("ann@x", MAC);
    var start = timed(Words.of(START, "a", 0, 0).given(given), began, isTimed);
    var early = timed(Words.of(INTERIM, "a", 20, 60).given(given), began + 60, isTimed);
    var stop = timed(Words.of(STOP, "a", 40, 180).given(given), began + 180, isTimed);
    tell(start);
    pass(60);
    tell(early);
    tell(start);
    pass(120);
    tell(stop);
    pass(60);
    tell(early);
    pass(3_600);
    tell(stop);
    tell(early);
    assertCharged(40);
    assertThat(front.orders).isEmpty();
  }

  private static Words timed(Words words, long at, boolean isTimed) {
    return isTimed ? words.at(at) : words;
  }

  @Test
  void what_is_late_of_the_session_before_is_charged_to_that() {
    long began = now();
    var given = front.signIn("ann@x", MAC);
    tell(Words.of(START, "1", 0, 0).given(given).at(began));
    pass(60);
    tell(Words.of(INTERIM, "1", 20, 60).given(given).at(began + 60));
    pass(600);
    var next = front.signIn("ann@x", MAC);
    tell(Words.of(START, "1", 0, 0).given(next).at(now()));
    pass(60);
    tell(Words.of(INTERIM, "1", 5, 60).given(next).at(now()));
    tell(Words.of(STOP, "1", 25, 90).given(given).at(began + 90));
    assertCharged(30);
    front.restart();
    tell(Words.of(STOP, "1", 26, 95).given(given).late(now() - began - 95));
    assertCharged(31);
  }
}

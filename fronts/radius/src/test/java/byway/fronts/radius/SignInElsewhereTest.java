package byway.fronts.radius;

import static byway.fronts.radius.Front.INTERIM;
import static byway.fronts.radius.Front.START;
import static byway.fronts.radius.Front.STOP;
import static byway.fronts.radius.Words.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Access points that give no Class back, and processes of which one is asked and another told. */
class SignInElsewhereTest extends Reported {
  @Test
  void the_first_report_may_reach_another_process_than_the_sign_in() {
    var unused = front.signIn("ann@x", MAC);
    front.takeTurns();
    tell(Words.of(START, "a", 0, 0));
    pass(60);
    tell(Words.of(INTERIM, "a", 50, 60));
    front.takeTurns();
    pass(60);
    tell(Words.of(STOP, "a", 70, 120));
    assertCharged(70);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void it_may_reach_one_that_was_started_after_the_sign_in() {
    var unused = front.signIn("ann@x", MAC);
    front.restart();
    tell(Words.of(INTERIM, "a", 12, 60));
    assertCharged(12);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void who_signs_in_elsewhere_within_an_accounting_session_pays_from_then_on() {
    var unused = front.signIn("ann@x", MAC);
    tell(Words.of(START, "a", 0, 0));
    pass(60);
    tell(Words.of(INTERIM, "a", 50, 60));
    front.takeTurns();
    pass(10);
    unused = front.signIn("bob@x", MAC);
    front.takeTurns();
    pass(50);
    tell(Words.of(INTERIM, "a", 60, 120));
    tell(Words.of(STOP, "a", 75, 240));
    assertCharged(50);
    assertThat(front.charged("bob@x")).isEqualTo(25_000_000);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void an_id_used_again_after_a_stop_is_charged_anew_wherever_each_part_arrives() {
    for (int stay = 0; stay < 3; stay++) {
      var unused = front.signIn("ann@x", MAC);
      front.takeTurns();
      tell(Words.of(START, "00000001", 0, 0));
      pass(60);
      tell(Words.of(INTERIM, "00000001", 10, 60));
      front.takeTurns();
      pass(60);
      tell(Words.of(STOP, "00000001", 20, 120));
      pass(600);
    }
    assertCharged(60);
    assertThat(front.orders).isEmpty();
  }

  @Test
  void who_has_not_signed_in_is_still_nobody_there() {
    var unused = front.signIn("ann@x", MAC);
    front.takeTurns();
    assertThat(front.isAnswered(Words.of(START).acct("a").mac("02-00-00-00-00-78").all())).isTrue();
    assertThat(front.orders).containsExactly("disconnect a");
    pass(16 * 60);
    tell(Words.of(START, "b", 0, 0));
    assertThat(front.orders).as("too long after the sign-in").hasSize(2);
    assertCharged(0);
  }
}

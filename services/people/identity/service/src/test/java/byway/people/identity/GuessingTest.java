package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;

import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInResult.Throttled;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class GuessingTest {
  static final Installation installation = new Installation();
  static final String ANN = "ann@example.com";
  static final String NOBODY = "nobody@example.com";
  static final String CODE_ONLY = "code-only@example.com";
  static final String WRONG = "a wrong password";

  final Desk desk = installation.desk();

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void a_wrong_password_costs_one_computation_and_gets_one_answer_whoever_it_is() {
    desk.signUp(ANN);
    desk.trySignUp(CODE_ONLY, null);
    for (var email : List.of(ANN, CODE_ONLY, NOBODY)) {
      double before = installation.count("byway_password_computations_total");
      assertThat(desk.signIn(email, WRONG)).isEqualTo(new NotProven());
      assertThat(installation.count("byway_password_computations_total")).isEqualTo(before + 1);
    }
  }

  @Test
  void the_password_of_nobody_opens_nothing() {
    desk.trySignUp(CODE_ONLY, null);
    assertThat(desk.signIn(CODE_ONLY, "the password of nobody")).isEqualTo(new NotProven());
    assertThat(desk.signIn(NOBODY, "the password of nobody")).isEqualTo(new NotProven());
  }

  @Test
  void guesses_are_throttled_for_those_who_exist_and_those_who_do_not() {
    desk.signUp(ANN);
    for (var email : List.of(ANN, NOBODY)) {
      fail(email, 5);
      assertThat(desk.signIn(email, Desk.PASSWORD)).isEqualTo(new Throttled(30));
    }
    advance(Duration.ofSeconds(29));
    assertThat(desk.signIn(ANN, Desk.PASSWORD)).isEqualTo(new Throttled(1));
    advance(Duration.ofSeconds(1));
    assertThat(desk.signIn(ANN, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void who_signs_in_rightly_many_times_at_once_is_let_in_each_time() throws Exception {
    desk.signUp(ANN);
    for (int round = 0; round < 20; round++) {
      assertThat(Installation.atOnce(4, () -> desk.signIn(ANN, Desk.PASSWORD)))
          .allSatisfy(one -> assertThat(one).isInstanceOf(SignedIn.class));
    }
  }

  @Test
  void the_wait_doubles_up_to_a_quarter_of_an_hour() {
    fail(NOBODY, 5);
    for (int wait : new int[] {30, 60, 120, 240, 480, 900, 900}) {
      assertThat(desk.signIn(NOBODY, WRONG)).isEqualTo(new Throttled(wait));
      advance(Duration.ofSeconds(wait));
      fail(NOBODY, 1);
    }
  }

  @Test
  void the_right_password_forgives_what_was_guessed_before() {
    desk.signUp(ANN);
    fail(ANN, 4);
    assertThat(desk.signIn(ANN, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
    fail(ANN, 5);
  }

  @Test
  void many_guesses_at_once_are_no_more_than_five() throws Exception {
    desk.signUp(ANN);
    var answers = Installation.atOnce(Waiting.MOST_FROM_ONE_PLACE, () -> desk.signIn(ANN, WRONG));
    assertThat(answers).filteredOn(NotProven.class::isInstance).hasSize(5);
    assertThat(answers)
        .filteredOn(Throttled.class::isInstance)
        .hasSize(Waiting.MOST_FROM_ONE_PLACE - 5);
  }

  @Test
  void guessing_at_one_operator_throttles_nobody_at_another() {
    fail(ANN, 5);
    var other = desk.of(UUID.randomUUID());
    other.signUp(ANN);
    assertThat(other.signIn(ANN, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void who_is_throttled_by_a_strangers_guesses_still_gets_in_by_a_code() {
    desk.signUp(ANN);
    fail(ANN, 5);
    assertThat(desk.signInWithCode(ANN, desk.code(ANN))).isInstanceOf(SignedIn.class);
  }

  @Test
  void what_cannot_be_an_address_is_nobody() {
    for (var email : List.of("", "a\0b@example.com", "' or 1=1 --", "a".repeat(100_000))) {
      assertThat(desk.signIn(email, WRONG)).isEqualTo(new NotProven());
      assertThat(desk.signInWithCode(email, "123456")).isEqualTo(new NotProven());
    }
  }

  @Test
  void failures_are_counted_in_a_metric() {
    double before = installation.count("byway_sign_ins_total", "outcome", "throttled");
    fail(NOBODY, 5);
    desk.signIn(NOBODY, WRONG);
    assertThat(installation.count("byway_sign_ins_total", "outcome", "throttled"))
        .isEqualTo(before + 1);
  }

  @Test
  void the_first_guess_is_counted_at_any_time_of_a_second() {
    var start = installation.infrastructure.clock.instant();
    installation.infrastructure.clock.set(
        start.truncatedTo(ChronoUnit.SECONDS).plusNanos(123_456_789));
    fail(NOBODY, 5);
    assertThat(desk.signIn(NOBODY, WRONG)).isEqualTo(new Throttled(30));
  }

  @Test
  void nobody_waits_a_year_for_a_clock_that_was_a_year_ahead() {
    desk.signUp(ANN);
    advance(Duration.ofDays(365));
    fail(ANN, 5);
    assertThat(desk.signIn(ANN, WRONG)).isEqualTo(new Throttled(30));
    advance(Duration.ofDays(-365));
    assertThat(desk.signIn(ANN, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
    fail(NOBODY, 5);
    assertThat(desk.signIn(NOBODY, WRONG)).isEqualTo(new Throttled(30));
  }

  void fail(String email, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(desk.signIn(email, WRONG)).isEqualTo(new NotProven());
    }
  }

  static void advance(Duration by) {
    installation.infrastructure.clock.advance(by);
  }
}

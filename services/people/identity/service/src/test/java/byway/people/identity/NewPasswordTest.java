package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.ChoosePassword;
import byway.people.identity.api.PasswordResult;
import byway.people.identity.api.PasswordResult.Chosen;
import byway.people.identity.api.PasswordResult.NotAcceptable;
import byway.people.identity.api.PasswordResult.NotProven;
import byway.people.identity.api.PasswordResult.Throttled;
import byway.people.identity.api.SignInResult.SignedIn;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Another password, for who is signed in and for who has an account back. */
class NewPasswordTest {
  static final Installation installation = new Installation();
  static final String FRESH = "another horse, another battery";
  static final CameFrom HOME = new CameFrom("203.0.113.5", null, "a challenge of home", null);

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void the_current_password_brings_another_and_ends_all_other_sessions() {
    var id = desk.prove(ann).id();
    var here = (SignedIn) desk.signInFrom(HOME, ann, Desk.PASSWORD);
    var elsewhere = (SignedIn) desk.signInFrom(HOME, ann, Desk.PASSWORD);
    assertThat(choose(id, here, "a wrong one", FRESH)).isEqualTo(new NotProven());
    assertThat(choose(id, here, null, FRESH)).isEqualTo(new NotProven());
    assertThat(choose(id, here, Desk.PASSWORD, "short"))
        .isEqualTo(new NotAcceptable("password_too_short"));
    assertThat(desk.verify(elsewhere.tokens().accessToken())).isEqualTo(id);

    assertThat(choose(id, here, Desk.PASSWORD, FRESH)).isEqualTo(new Chosen());
    assertThat(desk.verify(here.tokens().accessToken())).isEqualTo(id);
    assertThatThrownBy(() -> desk.verify(elsewhere.tokens().accessToken()))
        .isInstanceOf(Refusal.class);
    assertThat(desk.signInFrom(HOME, ann, FRESH)).isInstanceOf(SignedIn.class);
    assertThat(desk.signInFrom(HOME, ann, Desk.PASSWORD)).isNotInstanceOf(SignedIn.class);
  }

  @Test
  void who_has_an_account_back_by_a_code_chooses_one_without_the_strangers() {
    desk.signUpFrom("198.51.100.7", ann, "the password of a stranger");
    var back = (SignedIn) desk.signInWithCodeFrom(HOME, ann, desk.codeFrom(HOME, ann));
    assertThat(choose(back.person().id(), back, null, FRESH)).isEqualTo(new Chosen());
    assertThat(desk.signInFrom(HOME, ann, FRESH)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_code_of_long_ago_is_not_enough() {
    var id = desk.prove(ann).id();
    var here = (SignedIn) desk.signInWithCodeFrom(HOME, ann, desk.codeFrom(HOME, ann));
    installation.infrastructure.clock.advance(Duration.ofMinutes(16));
    assertThat(choose(id, here, null, FRESH)).isEqualTo(new NotProven());
    assertThat(choose(id, here, Desk.PASSWORD, FRESH)).isEqualTo(new Chosen());
  }

  @Test
  void guesses_at_the_current_one_are_counted_as_at_the_door() {
    var id = desk.prove(ann).id();
    var here = (SignedIn) desk.signInFrom(HOME, ann, Desk.PASSWORD);
    PasswordResult last = new NotProven();
    for (int i = 0; i < 6; i++) {
      last = choose(id, here, "a wrong one", FRESH);
    }
    assertThat(last).isEqualTo(new Throttled(30));
  }

  private PasswordResult choose(
      UUID id, SignedIn session, @Nullable String current, String password) {
    var from = new CameFrom(HOME.source(), null, HOME.challenge(), session.tokens().accessToken());
    return desk.as(
        () -> desk.identity().choosePassword(id, new ChoosePassword(current, password, from)));
  }
}

package byway.people.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import byway.kit.values.Refusal;
import byway.people.identity.api.CameFrom;
import byway.people.identity.api.PersonKind;
import byway.people.identity.api.RequestCode;
import byway.people.identity.api.SignInResult.NotProven;
import byway.people.identity.api.SignInResult.SignedIn;
import byway.people.identity.api.SignInResult.Throttled;
import byway.people.identity.api.SignInWithCode;
import byway.people.identity.api.SignUp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A stranger guesses at somebody, who wants to come in all the while. */
class LockOutTest {
  static final Installation installation = new Installation();
  static final String WRONG = "a wrong password";

  final Desk desk = installation.desk();
  final String ann = "ann-" + UUID.randomUUID() + "@example.com";

  @AfterAll
  static void close() {
    installation.close();
  }

  @Test
  void wrong_guesses_from_elsewhere_keep_nobody_out() {
    desk.prove(ann);
    for (int i = 0; i < 5; i++) {
      assertThat(desk.signInFrom(at("198.51.100.7"), ann, WRONG)).isEqualTo(new NotProven());
    }
    assertThat(desk.signInFrom(at("198.51.100.7"), ann, Desk.PASSWORD))
        .isEqualTo(new Throttled(30));
    assertThat(desk.signInFrom(at("203.0.113.5"), ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_thousand_places_that_guess_at_one_person_do_not_keep_her_out_of_a_new_place() {
    desk.prove(ann);
    for (int place = 0; place < 60; place++) {
      for (int i = 0; i < 3; i++) {
        desk.signInFrom(at("198.51.100." + place), ann, WRONG);
      }
    }
    assertThat(desk.signInFrom(at("198.51.100.1"), ann, WRONG)).isInstanceOf(Throttled.class);
    assertThat(desk.signInFrom(at("203.0.113.5"), ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_browser_she_has_used_before_is_apart_from_strangers_at_the_same_place() {
    desk.prove(ann);
    var cafe = at("198.51.100.7");
    var tokens = ((SignedIn) desk.signInFrom(cafe, ann, Desk.PASSWORD)).tokens();
    for (int i = 0; i < 40; i++) {
      desk.signInFrom(cafe, i < 6 ? ann : i + ann, WRONG);
    }
    assertThat(desk.signInFrom(cafe, ann, Desk.PASSWORD)).isInstanceOf(Throttled.class);
    var known = new CameFrom(cafe.source(), tokens.device(), null, null);
    assertThat(desk.signInFrom(known, ann, Desk.PASSWORD)).isInstanceOf(SignedIn.class);
  }

  @Test
  void another_persons_browser_or_a_forged_one_is_not_apart() {
    desk.prove(ann);
    desk.prove("eve-" + ann);
    var eves = ((SignedIn) desk.signInFrom(at("198.51.100.7"), "eve-" + ann, Desk.PASSWORD));
    for (var device : new String[] {eves.tokens().device(), "bwd_forged", "bwd_", "\0"}) {
      var from = new CameFrom("198.51.100.7", device, null, null);
      desk.signInFrom(from, ann, WRONG);
      desk.signInFrom(from, ann, WRONG);
    }
    assertThat(desk.signInFrom(at("198.51.100.7"), ann, Desk.PASSWORD))
        .isInstanceOf(Throttled.class);
  }

  @Test
  void one_place_that_guesses_at_everybody_is_slowed_down() {
    for (int i = 0; i < 30; i++) {
      assertThat(desk.signInFrom(at("198.51.100.7"), i + ann, WRONG)).isEqualTo(new NotProven());
    }
    assertThat(desk.signInFrom(at("198.51.100.7"), "next" + ann, WRONG))
        .isInstanceOf(Throttled.class);
    assertThat(desk.signInFrom(at("203.0.113.5"), "next" + ann, WRONG)).isEqualTo(new NotProven());
    installation.infrastructure.clock.advance(Duration.ofHours(1));
    assertThat(desk.signInFrom(at("198.51.100.7"), "next" + ann, WRONG)).isEqualTo(new NotProven());
  }

  @Test
  void a_code_is_worth_nothing_in_another_browser() {
    desk.prove(ann);
    var hers = asking("203.0.113.5", "hers");
    var code = desk.codeFrom(hers, ann);
    assertThat(desk.signInWithCodeFrom(asking("203.0.113.5", "another"), ann, code))
        .isEqualTo(new NotProven());
    assertThat(desk.signInWithCode(ann, code)).isEqualTo(new NotProven());
    assertThat(desk.signInWithCodeFrom(hers, ann, code)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_stranger_can_neither_use_up_nor_outdate_the_code_she_asked_for() {
    desk.prove(ann);
    var hers = asking("203.0.113.5", "hers");
    var code = desk.codeFrom(hers, ann);
    var strangers = asking("198.51.100.7", "a stranger's");
    desk.codeFrom(strangers, ann);
    for (int i = 0; i < 10; i++) {
      desk.signInWithCodeFrom(strangers, ann, "000000");
    }
    assertThat(desk.signInWithCodeFrom(hers, ann, code)).isInstanceOf(SignedIn.class);
  }

  @Test
  void a_stranger_who_asks_for_codes_all_day_leaves_her_some() {
    desk.prove(ann);
    for (int i = 0; i < 20; i++) {
      desk.codeFrom(asking("198.51.100.7", "a stranger's"), ann);
    }
    int before = installation.mailbox.to(ann).size();
    desk.codeFrom(asking("203.0.113.5", "hers"), ann);
    assertThat(installation.mailbox.to(ann)).hasSize(before + 1);
  }

  @Test
  void one_place_that_asks_for_codes_for_everybody_is_told_to_wait() {
    for (int i = 0; i < 60; i++) {
      desk.codeFrom(asking("198.51.100.9", "a stranger's"), i + ann);
    }
    assertThatThrownBy(() -> desk.codeFrom(asking("198.51.100.9", "a stranger's"), ann))
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.code()).isEqualTo("too_many_codes"));
  }

  @Test
  void codes_of_staff_have_eight_digits() {
    var sam = new SignUp(UUID.randomUUID(), "sam@example.com", "Sam", null, "en");
    var from = asking("203.0.113.5", "sam's");
    desk.as(() -> desk.identity().addStaff(sam));
    var code =
        desk.as(
            () -> {
              desk.identity().requestCode(new RequestCode(sam.email(), PersonKind.STAFF, from));
              return installation.mailbox.lastCode();
            });
    assertThat(code).matches("\\d{8}");
    var typed = code.substring(0, 4) + "\u2009\u2013\u2009" + code.substring(4);
    assertThat(
            desk.as(
                () ->
                    desk.identity()
                        .signInWithCode(
                            new SignInWithCode(sam.email(), typed, PersonKind.STAFF, from))))
        .isInstanceOf(SignedIn.class);
  }

  static CameFrom at(String source) {
    return new CameFrom(source, null, null, null);
  }

  static CameFrom asking(String source, String challenge) {
    return new CameFrom(source, null, challenge, null);
  }
}
